using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>What starts pipelines, when their jobs run, and where.</summary>
public sealed class AzureJobTests
{
    private static AzurePipeline Pipeline(string name) => AzureWriter.Translate(AzureSamples.All[name].Plan, AzureSamples.All.Input, new ProblemList(name));

    [Fact]
    public void What_no_trigger_asks_for_starts_nothing()
    {
        var pipeline = Pipeline("Inputs");
        pipeline.Trigger.ShouldBeEmpty();
        pipeline.Pr.ShouldBeEmpty();
        AzureSamples.All["Inputs"].File.Text.ShouldContain("trigger: none\npr: none\n");
    }

    [Fact]
    public void Tags_alone_leave_branches_out() => Pipeline("Tags").Trigger.ShouldBe(
        [new AzureTrigger { Branches = new AzureFilter { Exclude = ["*"] }, Tags = new AzureFilter { Include = ["v*"] } }]);

    [Fact]
    public void Runs_wait_at_the_lock_of_the_environment() => Pipeline("Inputs").LockBehavior.ShouldBe("sequential");

    [Fact]
    public void Deployments_fetch_only_what_they_name()
    {
        var job = Pipeline("Environments").Jobs[0];
        job.Environment.ShouldBe("staging");
        job.Steps[0].Download.ShouldBe("none");
    }

    [Fact]
    public void Outputs_of_a_deployment_are_found_under_its_name() =>
        Pipeline("Environments").Jobs[1].Variables["DIGEST_BUILD"].ShouldBe("$[ dependencies.build.outputs['build.pack.DIGEST_BUILD'] ]");

    [Fact]
    public void Condition_without_a_word_about_success_asks_for_it() =>
        Pipeline("Conditions").Jobs.Select(job => job.Condition!.StartsWith("and(succeeded(), ", StringComparison.Ordinal)).ShouldBe([true, false, true]);

    [Fact]
    public void Target_that_runs_after_failures_takes_what_there_is()
    {
        var job = Pipeline("AfterFailure").Jobs[^1];
        job.Condition.ShouldBe("always()");
        job.Steps.Where(step => step.Task?.Name == "DownloadPipelineArtifact@2").ShouldAllBe(step => step.Condition!.StartsWith("and(succeeded(), ne(variables['DIGEST_"));
    }

    [Fact]
    public void History_is_fetched_where_a_version_depends_on_it()
    {
        var target = Targets.Target("DetermineVersion") with { NeedsHistory = true };
        var workflow = new WorkflowDefinition { Name = "Sample", Triggers = [new PushTrigger()], Invoked = [target.Name] };
        var input = new GeneratorInput { Build = new BuildModel { Targets = [target] }, Workflows = [workflow] };
        var plan = JobPlanner.Plan(input.Build, workflow, shared: false, new ProblemList("Sample"));
        var checkout = AzureWriter.Translate(plan, input, new ProblemList("Sample")).Jobs.ShouldHaveSingleItem().Steps[0];
        (checkout.FetchDepth, checkout.FetchTags).ShouldBe((0, true));
    }

    [Fact]
    public void Person_who_starts_a_pipeline_has_to_give_what_is_required()
    {
        var build = new BuildModel
        {
            Targets = [Targets.Target("Release")],
            Parameters = [new WorkflowParameter { Name = "Version", Required = true }, new WorkflowParameter { Name = "Channel", Kind = ParameterKind.Choice, Choices = ["A", "B"] }],
        };
        var byHand = new WorkflowDefinition { Name = "Sample", Triggers = [new DispatchTrigger(["Version", "Channel"])] };
        AzureTriggers.Parameters(byHand, build)["version"].Default.ShouldBeNull();
        AzureTriggers.Parameters(byHand, build)["channel"].Values.ShouldBe(["", "A", "B"]);
        AzureTriggers.Parameters(byHand with { Triggers = [.. byHand.Triggers, new PushTrigger()] }, build)["version"].Default.ShouldBe("");
    }
}
