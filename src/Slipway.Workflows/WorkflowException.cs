namespace Slipway.Workflows;

/// <summary>Workflows cannot be generated as they are defined; the message has a line for each problem.</summary>
public sealed class WorkflowException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>Every problem found, with the name of the C# property that it is about.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
