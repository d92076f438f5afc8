namespace Slipway.Release.Tests;

public sealed class BuilderIdentityTests
{
    [Theory]
    [InlineData("GITHUB_SERVER_URL=https://github.com GITHUB_WORKFLOW_REF=acme/x/.github/workflows/r.yml@refs/tags/v1 GITHUB_REPOSITORY=acme/x GITHUB_RUN_ID=7 GITHUB_RUN_ATTEMPT=2", "https://github.com/acme/x/.github/workflows/r.yml@refs/tags/v1", "https://github.com/acme/x/actions/runs/7/attempts/2")]
    [InlineData("CI_PROJECT_URL=https://gitlab.com/acme/x CI_RUNNER_ID=12 CI_JOB_URL=https://gitlab.com/acme/x/-/jobs/9", "https://gitlab.com/acme/x/-/runners/12", "https://gitlab.com/acme/x/-/jobs/9")]
    [InlineData("SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/ SYSTEM_TEAMPROJECT=x SYSTEM_DEFINITIONID=3 BUILD_BUILDID=4", "https://dev.azure.com/acme/x/_build?definitionId=3", "https://dev.azure.com/acme/x/_build/results?buildId=4")]
    [InlineData("BUILDER_OUTPUT=/builder/outputs PROJECT_ID=acme BUILD_ID=b1", "urn:slipway:builder:cloud-build", "https://cloudbuild.googleapis.com/v1/projects/acme/locations/global/builds/b1")]
    [InlineData("TEKTON_TASK_RUN=publish-abc", "urn:slipway:builder:tekton", "urn:slipway:tekton:task-run:publish-abc")]
    [InlineData("GITHUB_RUN_ID=7 GITHUB_SERVER_URL=", null, null)]
    public void Builder_and_run_are_those_of_the_CI_system(string variables, string? builder, string? invocation)
    {
        var environment = variables.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        BuilderIdentity.Of(environment.GetValueOrDefault).ShouldBe(new BuilderIdentity(builder, invocation));
    }
}
