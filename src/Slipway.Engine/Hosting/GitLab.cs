namespace Slipway.Engine;

/// <summary>GitLab CI, by its predefined variables (docs.gitlab.com, "Predefined CI/CD variables reference").</summary>
/// <param name="environment">The environment variables.</param>
public sealed class GitLab(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <summary>The host of this build; null when it does not run on GitLab.</summary>
    public static GitLab? Instance => NukeBuild.Host as GitLab;

    /// <inheritdoc/>
    public override string Name => "GitLab";

    /// <inheritdoc/>
    public override string? Branch => environment.Text("CI_COMMIT_BRANCH") ?? environment.Text("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");

    /// <inheritdoc/>
    public override string? Tag => environment.Text("CI_COMMIT_TAG");

    /// <inheritdoc/>
    public override string? Commit => environment.Text("CI_COMMIT_SHA");

    /// <inheritdoc/>
    public override int? PullRequestNumber => (int?)environment.Number("CI_MERGE_REQUEST_IID");

    /// <inheritdoc/>
    public override string? RunUrl => environment.Text("CI_PIPELINE_URL");

    /// <summary><c>CI_MERGE_REQUEST_IID</c>: the number of the merge request that the pipeline is for.</summary>
    public string? MergeRequest => environment.Text("CI_MERGE_REQUEST_IID");

    /// <summary><c>CI_MERGE_REQUEST_TARGET_BRANCH_NAME</c>: the branch that the merge request goes to.</summary>
    public string? MergeRequestTargetBranch => environment.Text("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");

    /// <summary><c>CI_COMMIT_REF_NAME</c>: the branch or tag that is built.</summary>
    public string? CommitRefName => environment.Text("CI_COMMIT_REF_NAME");

    /// <summary><c>CI_PIPELINE_SOURCE</c>: what started the pipeline, for instance <c>push</c> or <c>merge_request_event</c>.</summary>
    public string? PipelineSource => environment.Text("CI_PIPELINE_SOURCE");

    /// <summary><c>CI_PIPELINE_ID</c>.</summary>
    public long? PipelineId => environment.Number("CI_PIPELINE_ID");

    /// <summary><c>CI_JOB_ID</c>.</summary>
    public long? JobId => environment.Number("CI_JOB_ID");

    /// <summary><c>CI_JOB_NAME</c>.</summary>
    public string? JobName => environment.Text("CI_JOB_NAME");

    /// <summary><c>CI_JOB_STAGE</c>.</summary>
    public string? JobStage => environment.Text("CI_JOB_STAGE");

    /// <summary><c>CI_JOB_TOKEN</c>: a token for this job only; a secret.</summary>
    public string? JobToken => environment.Text("CI_JOB_TOKEN");

    /// <summary><c>CI_PROJECT_PATH</c>, for instance <c>acme/gateway</c>.</summary>
    public string? ProjectPath => environment.Text("CI_PROJECT_PATH");

    /// <summary><c>CI_PROJECT_DIR</c>: the folder of the checkout.</summary>
    public string? ProjectDirectory => environment.Text("CI_PROJECT_DIR");

    /// <summary><c>CI_SERVER_URL</c>, for instance <c>https://gitlab.com</c>.</summary>
    public string? ServerUrl => environment.Text("CI_SERVER_URL");

    /// <summary><c>CI_REGISTRY_IMAGE</c>: the project's place in GitLab's registry.</summary>
    public string? RegistryImage => environment.Text("CI_REGISTRY_IMAGE");

    /// <summary><c>GITLAB_USER_LOGIN</c>: who started the job.</summary>
    public string? GitLabUserLogin => environment.Text("GITLAB_USER_LOGIN");
}
