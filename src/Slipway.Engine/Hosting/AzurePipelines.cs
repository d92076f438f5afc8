namespace Slipway.Engine;

/// <summary>Azure Pipelines, by its predefined variables (learn.microsoft.com, "Use predefined variables").</summary>
/// <param name="environment">The environment variables.</param>
public sealed class AzurePipelines(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <summary>The host of this build; null when it does not run on Azure Pipelines.</summary>
    public static AzurePipelines? Instance => NukeBuild.Host as AzurePipelines;

    /// <inheritdoc/>
    public override string Name => "AzurePipelines";

    /// <inheritdoc/>
    public override string? Branch => HostVariables.BranchOf(PullRequestSourceBranch ?? Ref);

    /// <inheritdoc/>
    public override string? Tag => HostVariables.TagOf(Ref);

    /// <inheritdoc/>
    public override string? Commit => environment.Text("BUILD_SOURCEVERSION");

    /// <inheritdoc/>
    public override int? PullRequestNumber => (int?)(environment.Number("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") ?? environment.Number("SYSTEM_PULLREQUEST_PULLREQUESTID"));

    /// <inheritdoc/>
    public override string? RunUrl => BuildId is { } build ? $"{CollectionUri}{TeamProject}/_build/results?buildId={build}" : null;

    /// <summary><c>BUILD_SOURCEBRANCH</c>, for instance <c>refs/heads/main</c>.</summary>
    public string? Ref => environment.Text("BUILD_SOURCEBRANCH");

    /// <summary><c>SYSTEM_PULLREQUEST_PULLREQUESTNUMBER</c>: GitHub's number of the pull request.</summary>
    public string? PullRequest => environment.Text("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER");

    /// <summary><c>SYSTEM_PULLREQUEST_SOURCEBRANCH</c>, for instance <c>refs/heads/fix</c>.</summary>
    public string? PullRequestSourceBranch => environment.Text("SYSTEM_PULLREQUEST_SOURCEBRANCH");

    /// <summary><c>SYSTEM_PULLREQUEST_TARGETBRANCH</c>: the branch that the pull request goes to.</summary>
    public string? PullRequestTargetBranch => environment.Text("SYSTEM_PULLREQUEST_TARGETBRANCH");

    /// <summary><c>BUILD_REASON</c>: what started the build, for instance <c>IndividualCI</c> or <c>PullRequest</c>.</summary>
    public string? BuildReason => environment.Text("BUILD_REASON");

    /// <summary><c>BUILD_BUILDID</c>.</summary>
    public long? BuildId => environment.Number("BUILD_BUILDID");

    /// <summary><c>BUILD_BUILDNUMBER</c>: the build's name.</summary>
    public string? BuildNumber => environment.Text("BUILD_BUILDNUMBER");

    /// <summary><c>BUILD_DEFINITIONNAME</c>: the pipeline's name.</summary>
    public string? DefinitionName => environment.Text("BUILD_DEFINITIONNAME");

    /// <summary><c>BUILD_REPOSITORY_NAME</c>.</summary>
    public string? RepositoryName => environment.Text("BUILD_REPOSITORY_NAME");

    /// <summary><c>BUILD_REQUESTEDFOR</c>: who started the build.</summary>
    public string? RequestedFor => environment.Text("BUILD_REQUESTEDFOR");

    /// <summary><c>BUILD_SOURCESDIRECTORY</c>: the folder of the checkout.</summary>
    public string? SourceDirectory => environment.Text("BUILD_SOURCESDIRECTORY");

    /// <summary><c>BUILD_ARTIFACTSTAGINGDIRECTORY</c>.</summary>
    public string? ArtifactStagingDirectory => environment.Text("BUILD_ARTIFACTSTAGINGDIRECTORY");

    /// <summary><c>SYSTEM_STAGENAME</c>.</summary>
    public string? StageName => environment.Text("SYSTEM_STAGENAME");

    /// <summary><c>SYSTEM_JOBDISPLAYNAME</c>.</summary>
    public string? JobDisplayName => environment.Text("SYSTEM_JOBDISPLAYNAME");

    /// <summary><c>SYSTEM_TEAMPROJECT</c>.</summary>
    public string? TeamProject => environment.Text("SYSTEM_TEAMPROJECT");

    /// <summary><c>SYSTEM_COLLECTIONURI</c>, for instance <c>https://dev.azure.com/acme/</c>.</summary>
    public string? CollectionUri => environment.Text("SYSTEM_COLLECTIONURI");

    /// <summary><c>SYSTEM_ACCESSTOKEN</c>, where the pipeline passes it on; a secret.</summary>
    public string? AccessToken => environment.Text("SYSTEM_ACCESSTOKEN");
}
