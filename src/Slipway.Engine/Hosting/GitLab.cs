namespace Slipway.Engine;

/// <summary>GitLab CI, by its predefined variables.</summary>
public sealed class GitLab(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <inheritdoc/>
    public override string Name => "GitLab";

    /// <summary><c>CI_MERGE_REQUEST_IID</c>: the number of the merge request that the pipeline is for.</summary>
    public string? MergeRequest => environment.GetValueOrDefault("CI_MERGE_REQUEST_IID");

    /// <summary><c>CI_COMMIT_BRANCH</c>.</summary>
    public string? Branch => environment.GetValueOrDefault("CI_COMMIT_BRANCH");

    /// <summary><c>CI_COMMIT_TAG</c>.</summary>
    public string? Tag => environment.GetValueOrDefault("CI_COMMIT_TAG");
}
