using Slipway.Versioning;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Finds released versions of GitHub actions by the tags of their repositories.</summary>
/// <param name="runner">Runs git.</param>
/// <param name="server">Where the repositories are, e.g. <c>https://github.com</c>.</param>
internal sealed class ActionReleases(IToolRunner runner, string server)
{
    /// <summary>The newest release of an action; a pre-release is none.</summary>
    /// <exception cref="ToolFailedException">The repository cannot be read.</exception>
    /// <exception cref="ActionUpdateException">It has no release.</exception>
    public async Task<ActionPin> FindNewestAsync(string action, CancellationToken cancellationToken)
    {
        var tags = await ReadTagsAsync(action, cancellationToken);
        var newest = tags.Keys.Where(tag => Version(tag) is not null).MaxBy(Version)
            ?? throw new ActionUpdateException($"{action} has no release: none of its tags is a version of three numbers.");
        return new ActionPin(action, newest, tags[newest]);
    }

    /// <summary>The stable version that a tag like <c>v4.2.1</c> names; null for every other tag. Tags like <c>v4</c> move and are no releases.</summary>
    public static ReleaseVersion? Version(string tag) => ReleaseVersion.TryParse(tag, out var version) && !version.IsPrerelease ? version : null;

    private async Task<Dictionary<string, string>> ReadTagsAsync(string action, CancellationToken cancellationToken)
    {
        var repository = string.Join('/', action.Split('/').Take(2));
        var command = new ToolCommand("git", "ls-remote", "--tags", "--", $"{server}/{repository}")
        {
            // A repository that does not exist would make git ask for a password.
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_TERMINAL_PROMPT"] = "0" },
        };
        var result = await runner.RunCheckedAsync(command, cancellationToken: cancellationToken);
        const string Prefix = "refs/tags/";
        const string Peeled = "^{}";
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in result.Output.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text.Split('\t')))
        {
            if (line is [var commit, var reference] && reference.StartsWith(Prefix, StringComparison.Ordinal))
            {
                // An annotated tag comes twice, the second time with the commit that it names.
                var tag = reference[Prefix.Length..];
                tags[tag.EndsWith(Peeled, StringComparison.Ordinal) ? tag[..^Peeled.Length] : tag] = commit;
            }
        }

        return tags;
    }
}
