namespace Slipway.Engine;

/// <summary>The command line, a parameter or the build definition is wrong: the build ends with exit code 2 before or instead of doing anything.</summary>
public sealed class UsageException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>One problem.</summary>
    public UsageException(string problem)
        : this([problem])
    {
    }

    /// <summary>Every problem found, each naming the thing, what was found and expected, and the way out.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
