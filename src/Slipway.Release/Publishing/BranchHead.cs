using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Asks the repository that this one was cloned from for the heads of the rolling branches.</summary>
internal sealed class BranchHead(AbsolutePath root, IToolRunner runner)
{
    /// <summary>Whether a commit is still the head of a rolling branch; null when the repository cannot be asked.</summary>
    public async Task<bool?> IsHeadAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            var result = await runner.RunAsync(
                new ToolCommand("git", ["ls-remote", "origin", .. VersionRules.RollingBranches.Select(branch => $"refs/heads/{branch}")])
                {
                    WorkingDirectory = root,
                    // Nobody is there to be asked for a password.
                    Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_TERMINAL_PROMPT"] = "0", ["LC_ALL"] = "C" },
                },
                cancellationToken: cancellationToken);
            return result.Succeeded ? result.ReadOutput().Split('\n').Any(line => line.Split('\t')[0] == commit) : null;
        }
        catch (ToolNotFoundException)
        {
            return null;
        }
    }
}
