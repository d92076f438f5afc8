namespace Slipway.Graph;

/// <summary>Targets do not fit together; the message has a line for each problem.</summary>
public sealed class GraphException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>Every problem found, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
