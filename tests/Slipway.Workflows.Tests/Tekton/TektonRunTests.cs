using Slipway.Workflows.Tekton;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>Which runs a file has, and which tasks.</summary>
public sealed class TektonRunTests
{
    private static IReadOnlyList<TektonRun> Runs(string name) => TektonWriter.Translate(TektonSamples.All[name].Plan, TektonSamples.All.Input, new ProblemList(name));

    [Fact]
    public void Only_runs_of_pull_requests_are_cancelled_by_newer_ones() =>
        Runs("Triggers").Where(run => run.Annotations.ContainsKey("pipelinesascode.tekton.dev/cancel-in-progress")).Select(run => run.Name).ShouldBe(["triggers-pull-request"]);

    [Fact]
    public void Only_requests_bring_values() => Runs("Inputs").Select(run => (run.Name, run.Params["version"], run.Params["channel"])).ShouldBe(
        [("inputs-tag", "", "Stable"), ("inputs-incoming", "{{ version }}", "{{ channel }}")]);

    [Fact]
    public void Tasks_that_an_event_rules_out_are_not_there() => Runs("Conditions").Select(run => (run.Name, Tasks: string.Join(' ', run.Pipeline.Tasks.Keys))).ShouldBe(
        [("conditions-push", "build sign"), ("conditions-tag", "build sign lint"), ("conditions-pull-request", "build lint")]);

    [Fact]
    public void Accounts_are_those_of_tasks_that_are_there() =>
        Runs("Conditions").Select(run => string.Join(' ', run.Accounts.Select(account => account.Name))).ShouldBe(["build-sign", "build-sign", ""]);

    [Fact]
    public void Tasks_of_the_same_matrix_wait_for_their_own_part()
    {
        var tasks = Runs("Matrix").ShouldHaveSingleItem().Pipeline.Tasks;
        tasks["pack-0"].RunAfter.ShouldBe(["build-0"]);
        tasks["pack-1"].RunAfter.ShouldBe(["build-1"]);
        tasks["lint-0"].RunAfter.ShouldBe(["build-0", "build-1"]);
        tasks["lint-0"].Spec.Steps["build"].Env["NUKE_VERSION"].Value.ShouldBe("1.10");
    }

    [Fact]
    public void Targets_that_run_after_failures_come_last_and_name_no_results()
    {
        var pipeline = Runs("AfterFailure").ShouldHaveSingleItem().Pipeline;
        pipeline.Tasks.ContainsKey("clean-up").ShouldBeFalse();
        var task = pipeline.Finally["clean-up"];
        task.RunAfter.ShouldBeEmpty();
        task.Params.Values.ShouldAllBe(value => !value.Contains("results", StringComparison.Ordinal));
    }

    [Fact]
    public void History_is_fetched_where_a_version_depends_on_it()
    {
        var target = Targets.Target("DetermineVersion") with { NeedsHistory = true };
        var workflow = new WorkflowDefinition { Name = "Sample", Triggers = [new PushTrigger()], Invoked = [target.Name] };
        var input = new GeneratorInput { Build = new BuildModel { Targets = [target] }, Workflows = [workflow] };
        var plan = JobPlanner.Plan(input.Build, workflow, shared: false, new ProblemList("Sample"));
        TektonWriter.Translate(plan, input, new ProblemList("Sample")).ShouldHaveSingleItem().Pipeline.Tasks["determine-version"].Spec.Steps["clone"].Script.ShouldContain("fetch --quiet --tags origin");
    }
}
