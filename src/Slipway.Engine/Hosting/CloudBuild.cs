namespace Slipway.Engine;

/// <summary>Google Cloud Build, by the substitutions that its steps pass on as variables (cloud.google.com, "Substituting variable values").</summary>
/// <param name="environment">The environment variables.</param>
public sealed class CloudBuild(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <summary>The host of this build; null when it does not run on Cloud Build.</summary>
    public static CloudBuild? Instance => NukeBuild.Host as CloudBuild;

    /// <inheritdoc/>
    public override string Name => "CloudBuild";

    /// <inheritdoc/>
    public override string? Branch => environment.Text("_HEAD_BRANCH") ?? environment.Text("BRANCH_NAME");

    /// <inheritdoc/>
    public override string? Tag => environment.Text("TAG_NAME");

    /// <inheritdoc/>
    public override string? Commit => environment.Text("COMMIT_SHA");

    /// <inheritdoc/>
    public override int? PullRequestNumber => (int?)environment.Number("_PR_NUMBER");

    /// <inheritdoc/>
    public override string? RunUrl => BuildId is { } build && ProjectId is { } project
        ? $"https://console.cloud.google.com/cloud-build/builds;region={Location ?? "global"}/{build}?project={project}"
        : null;

    /// <summary><c>BUILD_ID</c>.</summary>
    public string? BuildId => environment.Text("BUILD_ID");

    /// <summary><c>PROJECT_ID</c>: the cloud project.</summary>
    public string? ProjectId => environment.Text("PROJECT_ID");

    /// <summary><c>LOCATION</c>: the region of the build.</summary>
    public string? Location => environment.Text("LOCATION");

    /// <summary><c>REPO_FULL_NAME</c>, for instance <c>acme/gateway</c>.</summary>
    public string? Repository => environment.Text("REPO_FULL_NAME");

    /// <summary><c>REPO_NAME</c>, for instance <c>gateway</c>.</summary>
    public string? RepositoryName => environment.Text("REPO_NAME");

    /// <summary><c>TRIGGER_NAME</c>: the trigger that started the build.</summary>
    public string? TriggerName => environment.Text("TRIGGER_NAME");

    /// <summary><c>_BASE_BRANCH</c>: the branch that a pull request goes to.</summary>
    public string? BaseBranch => environment.Text("_BASE_BRANCH");
}
