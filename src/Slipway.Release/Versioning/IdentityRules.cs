using System.Globalization;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Puts version, commit and time of a release together.</summary>
internal static class IdentityRules
{
    /// <summary>The identity of a release.</summary>
    /// <param name="git">The repository's state.</param>
    /// <param name="trigger">What started the build.</param>
    /// <param name="requested">The version that the user named; null for the one that follows from git.</param>
    /// <param name="sourceDateEpoch">The value of <c>SOURCE_DATE_EPOCH</c>, seconds since 1970 (reproducible-builds.org); null when not set.</param>
    /// <param name="policy">Which versions may be released.</param>
    /// <exception cref="UsageException">The version is none, or the policy refuses it; every problem is named.</exception>
    public static ReleaseIdentity Determine(GitState git, BuildTrigger trigger, string? requested, string? sourceDateEpoch, VersionPolicy policy)
    {
        try
        {
            var (version, reason) = requested is { Length: > 0 } ? new(ReleaseVersion.Parse(requested), "given by --version") : VersionRules.Determine(git, trigger);
            var problems = policy.Problems(version);
            return problems.Count == 0
                ? new() { Version = version.ToString(), Reason = reason, Commit = git.Commit, Time = Time(git, sourceDateEpoch), Development = version.IsDevelopment }
                : throw new UsageException(problems);
        }
        catch (FormatException error)
        {
            throw new UsageException(requested is { Length: > 0 } ? $"--version: {error.Message}" : error.Message);
        }
    }

    private static DateTimeOffset Time(GitState git, string? sourceDateEpoch)
    {
        if (sourceDateEpoch is not { Length: > 0 })
        {
            return git.CommitTime;
        }

        return long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new UsageException($"SOURCE_DATE_EPOCH is '{sourceDateEpoch}' (expected whole seconds since 1970).");
    }
}
