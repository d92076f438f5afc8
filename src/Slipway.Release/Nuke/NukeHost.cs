using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Slipway.Release;

/// <summary>What a CI system tells of a run, which NUKE's hosts have under a different name each.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "They are asked of a host, as in Slipway.Engine.")]
internal static class NukeHost
{
    private const string BranchPrefix = "refs/heads/";
    private const string TagPrefix = "refs/tags/";
    private const string PullPrefix = "refs/pull/";

    extension(Host host)
    {
        /// <summary>The number of the pull or merge request that is built; null when none is.</summary>
        public int? PullRequestNumber => int.TryParse(
            After(PullPrefix, Variable("GITHUB_REF"))?.Split('/')[0] ?? Variable("CI_MERGE_REQUEST_IID") ?? Variable("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") ?? Variable("_PR_NUMBER"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number) ? number : null;

        /// <summary>The tag that is built; null when something else is.</summary>
        public string? Tag => After(TagPrefix, Variable("GITHUB_REF") ?? Variable("BUILD_SOURCEBRANCH")) ?? Variable("CI_COMMIT_TAG") ?? Variable("TAG_NAME");

        /// <summary>The branch that is built; null when something else is.</summary>
        public string? Branch => After(BranchPrefix, Variable("GITHUB_REF") ?? Variable("BUILD_SOURCEBRANCH")) ?? Variable("CI_COMMIT_BRANCH") ?? Variable("BRANCH_NAME");

        /// <summary>The page of the run; null when the host tells none.</summary>
        public string? RunUrl =>
            (Variable("GITHUB_SERVER_URL"), Variable("GITHUB_REPOSITORY"), Variable("GITHUB_RUN_ID")) is ({ } server, { } repository, { } run) ? $"{server}/{repository}/actions/runs/{run}"
            : Variable("CI_PIPELINE_URL") ?? ((Variable("SYSTEM_COLLECTIONURI"), Variable("SYSTEM_TEAMPROJECT"), Variable("BUILD_BUILDID")) is ({ } collection, { } project, { } build)
                ? $"{collection}{project}/_build/results?buildId={build}"
                : null);
    }

    private static string? Variable(string name) => ProcessEnvironment.Variable(name) is { Length: > 0 } value ? value : null;

    private static string? After(string prefix, string? reference) => reference?.StartsWith(prefix, StringComparison.Ordinal) == true ? reference[prefix.Length..] : null;
}
