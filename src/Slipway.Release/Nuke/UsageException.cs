namespace Slipway.Release;

/// <summary>The command line, a parameter or the build definition is wrong. NUKE has one exit code for all failures.</summary>
public sealed class UsageException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>One problem.</summary>
    public UsageException(string problem)
        : this([problem])
    {
    }

    /// <summary>Every problem found.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
