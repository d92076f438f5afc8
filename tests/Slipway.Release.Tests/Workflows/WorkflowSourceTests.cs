using Slipway.Engine;
using Slipway.Testing;
using Slipway.Workflows;

namespace Slipway.Release.Tests.Workflows;

/// <summary>From the build class to what the generator of CI files gets.</summary>
public sealed class WorkflowSourceTests
{
    private static readonly GeneratorInput Input = SampleBuild.Input("Release");

    [Fact]
    public void Targets_say_what_their_jobs_need()
    {
        var publish = Target("Publish");
        publish.Permissions.ShouldBe([Permission.PackagesWrite, Permission.IdTokenWrite]);
        publish.Secrets.ShouldBe(["Password"]);
        publish.Node.RequiredParameters.ShouldBe(["SigningKey"]);
        publish.NeedsHistory.ShouldBeFalse();

        Target("Compile").Local.ShouldBeTrue();
        Target("Identify").NeedsHistory.ShouldBeTrue();
        Target("Notify").AssuredAfterFailure.ShouldBeTrue();
    }

    [Fact]
    public void Sections_of_the_release_manifest_are_no_products_of_their_own()
    {
        Target("Build").Node.Produces.ShouldBe(["artifacts/oci/**"]);
        Target("Build").AddsToManifest.ShouldBeTrue();
        Target("Publish").AddsToManifest.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Version", ParameterKind.Text, null)]
    [InlineData("Channel", ParameterKind.Choice, "Candidate")]
    [InlineData("DryRun", ParameterKind.Flag, "false")]
    [InlineData("Retries", ParameterKind.Number, "3")]
    [InlineData("Platforms", ParameterKind.Text, null)]
    public void Parameters_have_the_kind_of_their_type(string name, ParameterKind kind, string? value)
    {
        var parameter = Input.Build.Parameters.Single(parameter => parameter.Name == name);

        parameter.Kind.ShouldBe(kind);
        parameter.Default.ShouldBe(value);
    }

    [Fact]
    public void Whole_build_becomes_a_workflow_file() =>
        Golden.Match(WorkflowGenerator.Generate(Input).ShouldHaveSingleItem().File.Text, "release.yml");

    [Fact]
    public void Actions_that_workflows_use_are_found_before_any_is_locked() =>
        WorkflowGenerator.FindActions(Input with { Actions = ActionsLock.Empty })
            .ShouldBe(["actions/checkout", "actions/download-artifact", "actions/setup-dotnet", "actions/upload-artifact"]);

    [Fact]
    public void Every_wrong_reference_is_reported_with_its_workflow() =>
        Should.Throw<WorkflowException>(() => WorkflowSource.Read(new WrongBuild(), SampleBuild.Lock)).Problems.ShouldBe(
        [
            "Workflow First: it refers to a target that is no property of the build.",
            "Workflow Second: it refers to a workflow that is no property of the build.",
        ]);

    private static WorkflowTarget Target(string name) => Input.Build.Targets.Single(target => target.Name == name);

    private sealed class WrongBuild : NukeBuild
    {
        public Workflow<Target> First => _ => _.OnPush().Invokes(target => target);

        public Workflow<Target> Second => _ => _.OnWorkflowRun(workflow => workflow).Calls(workflow => workflow);
    }
}
