namespace Slipway.Engine.Tests.Hosting;

/// <summary>What a build learns of its run on GitLab, Azure Pipelines, Cloud Build and Tekton.</summary>
public sealed class OtherHostsTests
{
    [Fact]
    public void GitLab_tells_of_a_branch_pipeline()
    {
        var host = new GitLab(HostTests.Variables(
            "CI_COMMIT_BRANCH=main,CI_COMMIT_REF_NAME=main,CI_COMMIT_SHA=abc,CI_PIPELINE_SOURCE=push,CI_PIPELINE_ID=1,CI_JOB_ID=2,CI_JOB_NAME=build,CI_JOB_STAGE=test,CI_JOB_TOKEN=t,"
            + "CI_PROJECT_PATH=acme/gateway,CI_PROJECT_DIR=/w,CI_SERVER_URL=https://gitlab.com,CI_REGISTRY_IMAGE=r/acme,GITLAB_USER_LOGIN=eve,CI_PIPELINE_URL=https://gitlab.com/p/1"));

        (host.Branch, host.Tag, host.Commit, host.PullRequestNumber, host.RunUrl).ShouldBe(("main", null, "abc", null, "https://gitlab.com/p/1"));
        (host.CommitRefName, host.PipelineSource, host.PipelineId, host.JobId, host.JobName, host.JobStage, host.JobToken).ShouldBe(("main", "push", 1, 2, "build", "test", "t"));
        (host.ProjectPath, host.ProjectDirectory, host.ServerUrl, host.RegistryImage, host.GitLabUserLogin).ShouldBe(("acme/gateway", "/w", "https://gitlab.com", "r/acme", "eve"));
    }

    [Fact]
    public void GitLab_tells_of_a_merge_request_and_of_a_tag()
    {
        var request = new GitLab(HostTests.Variables("CI_MERGE_REQUEST_IID=7,CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=fix,CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main"));
        (request.Branch, request.PullRequestNumber, request.MergeRequest, request.MergeRequestTargetBranch).ShouldBe(("fix", 7, "7", "main"));

        var tag = new GitLab(HostTests.Variables("CI_COMMIT_TAG=v1"));
        (tag.Branch, tag.Tag).ShouldBe((null, "v1"));
    }

    [Fact]
    public void Azure_tells_of_a_branch_build()
    {
        var host = new AzurePipelines(HostTests.Variables(
            "BUILD_SOURCEBRANCH=refs/heads/main,BUILD_SOURCEVERSION=abc,BUILD_REASON=IndividualCI,BUILD_BUILDID=5,BUILD_BUILDNUMBER=n,BUILD_DEFINITIONNAME=d,BUILD_REPOSITORY_NAME=acme/gateway,"
            + "BUILD_REQUESTEDFOR=Eve,BUILD_SOURCESDIRECTORY=/w,BUILD_ARTIFACTSTAGINGDIRECTORY=/a,SYSTEM_STAGENAME=s,SYSTEM_JOBDISPLAYNAME=j,SYSTEM_TEAMPROJECT=p,SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/,SYSTEM_ACCESSTOKEN=t"));

        (host.Branch, host.Tag, host.Commit, host.PullRequestNumber, host.RunUrl).ShouldBe(("main", null, "abc", null, "https://dev.azure.com/acme/p/_build/results?buildId=5"));
        (host.BuildReason, host.BuildId, host.BuildNumber, host.DefinitionName, host.RepositoryName, host.RequestedFor).ShouldBe(("IndividualCI", 5, "n", "d", "acme/gateway", "Eve"));
        (host.SourceDirectory, host.ArtifactStagingDirectory, host.StageName, host.JobDisplayName, host.AccessToken).ShouldBe(("/w", "/a", "s", "j", "t"));
    }

    [Theory]
    [InlineData("BUILD_SOURCEBRANCH=refs/tags/v1", null, "v1", null)]
    [InlineData("BUILD_SOURCEBRANCH=refs/pull/7/merge,SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=7,SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/fix", "fix", null, 7)]
    [InlineData("BUILD_SOURCEBRANCH=refs/pull/8/merge,SYSTEM_PULLREQUEST_PULLREQUESTID=8", null, null, 8)]
    public void Azure_tells_what_is_built(string variables, string? branch, string? tag, int? pullRequest)
    {
        var host = new AzurePipelines(HostTests.Variables(variables));
        (host.Branch, host.Tag, host.PullRequestNumber).ShouldBe((branch, tag, pullRequest));
    }

    [Fact]
    public void Azure_names_the_branches_of_a_request()
    {
        var host = new AzurePipelines(HostTests.Variables("SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/fix,SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main,SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=7"));
        (host.PullRequestSourceBranch, host.PullRequestTargetBranch, host.PullRequest).ShouldBe(("refs/heads/fix", "refs/heads/main", "7"));
    }

    [Fact]
    public void Cloud_build_tells_of_its_run()
    {
        var host = new CloudBuild(HostTests.Variables(
            "BRANCH_NAME=main,COMMIT_SHA=abc,BUILD_ID=5,PROJECT_ID=p,LOCATION=europe-west1,REPO_FULL_NAME=acme/gateway,REPO_NAME=gateway,TRIGGER_NAME=t,TAG_NAME="));

        (host.Branch, host.Tag, host.Commit, host.PullRequestNumber).ShouldBe(("main", null, "abc", null));
        host.RunUrl.ShouldBe("https://console.cloud.google.com/cloud-build/builds;region=europe-west1/5?project=p");
        (host.BuildId, host.ProjectId, host.Location, host.Repository, host.RepositoryName, host.TriggerName).ShouldBe(("5", "p", "europe-west1", "acme/gateway", "gateway", "t"));
    }

    [Fact]
    public void Cloud_build_tells_of_a_request_and_of_a_tag()
    {
        var request = new CloudBuild(HostTests.Variables("BRANCH_NAME=main,_HEAD_BRANCH=fix,_BASE_BRANCH=main,_PR_NUMBER=7"));
        (request.Branch, request.BaseBranch, request.PullRequestNumber, request.RunUrl).ShouldBe(("fix", "main", 7, null));

        new CloudBuild(HostTests.Variables("TAG_NAME=v1")).Tag.ShouldBe("v1");
    }

    [Theory]
    [InlineData("TEKTON_REF=main,TEKTON_PULL_REQUEST={{ pull_request_number }}", "main", null, null)]
    [InlineData("TEKTON_REF=refs/heads/main", "main", null, null)]
    [InlineData("TEKTON_REF=refs/tags/v1", null, "v1", null)]
    [InlineData("TEKTON_REF=fix,TEKTON_PULL_REQUEST=7", "fix", null, 7)]
    public void Tekton_tells_what_is_built(string variables, string? branch, string? tag, int? pullRequest)
    {
        var host = new Tekton(HostTests.Variables(variables));
        (host.Branch, host.Tag, host.PullRequestNumber).ShouldBe((branch, tag, pullRequest));
    }

    [Fact]
    public void Tekton_tells_of_its_run()
    {
        var host = new Tekton(HostTests.Variables("TEKTON_TASK_RUN=release-build,TEKTON_REVISION=abc,TEKTON_TARGET_BRANCH=main,TEKTON_REPOSITORY=acme/gateway"));
        (host.TaskRun, host.Commit, host.TargetBranch, host.Repository, host.RunUrl).ShouldBe(("release-build", "abc", "main", "acme/gateway", null));
    }
}
