namespace Slipway.Engine;

/// <summary>Asks the installed git, for repositories whose files alone do not tell.</summary>
internal sealed class GitProgram(AbsolutePath workTree, IToolRunner runner) : IGitReferences
{
    /// <inheritdoc/>
    public string Head => Run("symbolic-ref", "--quiet", "HEAD") is [var branch] ? branch : Commit ?? "";

    /// <inheritdoc/>
    public string? Commit => Run("rev-parse", "--verify", "--quiet", "HEAD") is [var commit] ? commit : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Tags => [.. Run("tag", "--points-at", "HEAD").Order(StringComparer.Ordinal)];

    private string[] Run(params string[] arguments)
    {
        var command = new ToolCommand("git", arguments)
        {
            WorkingDirectory = workTree,
            // A running git of the user is not disturbed.
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_OPTIONAL_LOCKS"] = "0" },
        };
        var result = runner.RunAsync(command).GetAwaiter().GetResult();
        return result.Succeeded ? result.ReadOutput().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
    }
}
