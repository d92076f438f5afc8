using System.Globalization;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Reads the state of a git repository with the installed <c>git</c>.</summary>
internal sealed class GitReader(AbsolutePath root, IToolRunner runner)
{
    /// <summary>The state of HEAD.</summary>
    /// <exception cref="UsageException">There is no git, no repository, or no commit.</exception>
    public async Task<GitState> ReadAsync(CancellationToken cancellationToken)
    {
        var head = await HeadAsync(cancellationToken);
        var status = GitAsync(["status", "--porcelain"], cancellationToken);
        var branch = RunAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken);
        var tags = GitAsync(["tag", "--points-at", "HEAD"], cancellationToken);
        var nearest = GitAsync(["log", "--simplify-by-decoration", "--decorate-refs=refs/tags", "--format=%D", "--max-count=100"], cancellationToken);
        return new()
        {
            Commit = head[0],
            CommitTime = DateTimeOffset.FromUnixTimeSeconds(long.Parse(head[1], CultureInfo.InvariantCulture)),
            Branch = (await branch) is { Succeeded: true } name ? name.ReadOutput().Trim() : null,
            IsDirty = (await status).Length > 0,
            HeadTags = await tags,
            NearestTags = [.. (await nearest).SelectMany(Tags)],
        };
    }

    // Of several tags on one commit the stable version counts, not the candidate that it was made from.
    private static IEnumerable<string> Tags(string decorations) => decorations.Split(", ")
        .Where(name => name.StartsWith("tag: ", StringComparison.Ordinal))
        .Select(name => name["tag: ".Length..])
        .OrderByDescending(tag => ReleaseVersion.TryParse(tag, out var version) ? version : null);

    private async Task<string[]> HeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = await RunAsync(["log", "-1", "--format=%H%n%ct"], cancellationToken);
            return head.Succeeded ? Lines(head) : throw new UsageException(Problem(string.Join('\n', head.Output.Select(line => line.Text))));
        }
        catch (ToolNotFoundException error)
        {
            throw new UsageException($"The version and commit of a release come from git, which is not installed: {error.Message}");
        }
    }

    private string Problem(string output) => output switch
    {
        _ when output.Contains("not a git repository") =>
            $"{root} is no git repository, so there is neither a commit nor a version: clone the repository (or git init and commit), and pass --version to choose the version yourself.",
        _ when output.Contains("does not have any commits") => $"The git repository {root} has no commit yet: commit first.",
        _ => $"git cannot read the repository {root}: {output}",
    };

    private async Task<string[]> GitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Lines(await runner.RunCheckedAsync(Command(arguments), cancellationToken: cancellationToken));

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        runner.RunAsync(Command(arguments), cancellationToken: cancellationToken);

    private ToolCommand Command(IReadOnlyList<string> arguments) => new("git", arguments)
    {
        WorkingDirectory = root,
        // Messages are compared; locks are not taken, so that a running git of the user is not disturbed.
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["LC_ALL"] = "C", ["GIT_OPTIONAL_LOCKS"] = "0" },
    };

    private static string[] Lines(ToolResult result) => result.ReadOutput().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
