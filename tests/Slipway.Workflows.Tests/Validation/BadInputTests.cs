using Slipway.Graph;
using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using static Slipway.Workflows.Tests.Sample.SampleWorkflows;

namespace Slipway.Workflows.Tests.Validation;

/// <summary>What cannot work is refused, with the name of the property that says it.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Workflow_that_nothing_starts() => Problems(_ => _.Invokes(Build.Test)).ShouldBe(["Workflow Sample: nothing starts it. Add a trigger, such as OnPush()."]);

    [Fact]
    public void Workflow_that_runs_nothing() => Problems(_ => _.OnPush()).ShouldBe(["Workflow Sample: it runs nothing. Add Invokes(...) with targets."]);

    [Fact]
    public void Trigger_that_is_there_twice() =>
        Problems(_ => _.OnPush(branches: ["a"]).OnPush(tags: ["b"]).Invokes(Build.Test)).ShouldBe(["Workflow Sample: it has 2 push triggers; give one of them everything."]);

    [Fact]
    public void Cron_that_is_no_cron() =>
        Problems(_ => _.OnSchedule("every day").Invokes(Build.Test)).ShouldHaveSingleItem().ShouldStartWith("Workflow Sample: 'every day' is no cron expression; expected five fields");

    [Fact]
    public void Schedule_without_times() => Problems(_ => _.OnSchedule().Invokes(Build.Test)).ShouldBe(["Workflow Sample: OnSchedule() needs at least one cron expression."]);

    [Fact]
    public void Target_of_another_build() =>
        Problems(_ => _.OnPush().Invokes(() => "Elsewhere")).ShouldBe(["Workflow Sample: it refers to a target that is no property of the build."]);

    [Fact]
    public void Workflow_of_another_build() =>
        Problems(_ => _.OnWorkflowRun(other => other).Invokes(Build.Test)).ShouldBe(["Workflow Sample: it refers to a workflow that is no property of the build."]);

    [Fact]
    public void Component_that_the_build_lacks() =>
        Problems(_ => _.OnPush().Invokes<IDisposable>(_ => Build.Test)).ShouldBe(["Workflow Sample: the build does not have the component IDisposable; add it to the build class."]);

    [Fact]
    public void Member_that_is_no_parameter() =>
        Problems(_ => _.OnDispatch(() => Build.Test).Invokes(Build.Test)).ShouldBe(["Workflow Sample: Test is no parameter of the build; put [Parameter] on it."]);

    [Fact]
    public void Expression_that_is_no_member() =>
        Problems(_ => _.OnDispatch(() => "x" + Build.Version).Invokes(Build.Test)).ShouldHaveSingleItem().ShouldStartWith("A parameter is named by its member alone, as in () => Version; found ");

    [Fact]
    public void Secret_as_an_input() =>
        Problems(_ => _.OnDispatch(() => Build.RegistryPassword).Invokes(Build.Test)).ShouldBe(
            ["Workflow Sample: RegistryPassword is a secret and cannot be an input: everybody could read it. Its targets get it as a secret without being told."]);

    [Fact]
    public void Value_that_no_trigger_gives() =>
        Problems(_ => _.OnPush().OneAtATime(() => Build.Version).Invokes(Build.Test)).ShouldBe(
            ["Workflow Sample: the value of Version is used, but no trigger gives it one. Add it to OnDispatch, OnCall or OnRepositoryDispatch."]);

    [Fact]
    public void Fixed_value_of_an_input() =>
        Problems(_ => _.OnDispatch(() => Build.Version).With(() => Build.Version, "v1").Invokes(Build.Test)).ShouldBe(
            ["Workflow Sample: Version has a fixed value and is an input as well. Keep one of them."]);

    [Fact]
    public void Matrix_over_an_input() =>
        Problems(_ => _.OnDispatch(() => Build.Version).Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Version, "v1"))).ShouldBe(
            ["Workflow Sample: Version has a matrix and a value as well. Keep one of them."]);

    [Fact]
    public void Secret_for_a_parameter_that_is_none() =>
        Problems(_ => _.OnPush().With(() => Build.Registry, WorkflowValue.Secret("X")).Invokes(Build.Test)).ShouldBe(
            ["Workflow Sample: Registry gets a secret, but is no [Secret] parameter, so that every job would have it."]);

    [Fact]
    public void Secret_for_every_job() =>
        Problems(_ => _.OnPush().Jobs(job => job.Variable("TOKEN", WorkflowValue.JobToken)).Invokes(Build.Test)).ShouldBe(
            ["Workflow Sample: Jobs(...) would give the secret in TOKEN to every job. Use Job(target, ...)."]);

    [Fact]
    public void Settings_of_a_target_that_does_not_run() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Pack, job => job.FailFast()).Keeps(1, Build.Stage)).ShouldBe(
        [
            "Workflow Sample: Job(...) names Pack, which does not run in this workflow.",
            "Workflow Sample: Keeps(...) names Stage, which does not run in this workflow.",
        ]);

    [Fact]
    public void Settings_of_a_local_target() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Compile, job => job.FailFast())).ShouldBe(
            ["Workflow Sample: Job(...) names Compile, which has no job of its own: it is local, and every job that needs it runs it itself."]);

    [Fact]
    public void Products_kept_of_a_target_without() =>
        Problems(_ => _.OnPush().Invokes(Build.Notify).Keeps(1, Build.Notify)).ShouldBe(
            ["Workflow Sample: Keeps(...) names notify, whose target declares no products. Say what it makes with Produces."]);

    [Fact]
    public void Matrix_over_256_jobs() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Registry, [.. Enumerable.Range(0, 257).Select(number => $"{number}")])))
            .ShouldBe(["Workflow Sample: Test has a matrix of 257 jobs; at most 256 are possible."]);

    [Fact]
    public void Matrix_without_jobs() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Registry, "a").Without((() => Build.Registry, "a"))))
            .ShouldBe(["Workflow Sample: Test has a matrix without jobs: every combination is left out."]);

    [Fact]
    public void Matrix_without_values() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Registry)))
            .ShouldContain("Workflow Sample: the matrix over Registry has no values. Only enumerations and switches have values of their own.");

    [Fact]
    public void Matrix_over_what_is_no_value() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Channel, "Stable", "Stale", "Stable"))).ShouldBe(
        [
            "Workflow Sample: 'Stale' is no value of Channel; it takes Stable, Candidate.",
            "Workflow Sample: the matrix over Channel has the value 'Stable' twice.",
        ]);

    [Fact]
    public void Axis_that_is_there_twice() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Matrix(() => Build.Channel).Matrix(() => Build.Channel)))
            .ShouldContain("Workflow Sample: Channel is there twice in a matrix.");

    [Fact]
    public void Limits_that_let_nothing_run() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Timeout(TimeSpan.Zero).MaxParallel(0).Environment(""))).ShouldBe(
        [
            "Workflow Sample: a timeout of 00:00:00 ends the job before it starts.",
            "Workflow Sample: MaxParallel(0) lets no job run.",
            "Workflow Sample: an environment needs a name.",
        ]);

    [Fact]
    public void Script_with_an_expression() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Before(WorkflowStep.Run("Greet", "echo ${{ github.event.pull_request.title }}")))).ShouldBe(
            ["Workflow Sample: the script of step 'Greet' contains ${{ }}, through which anybody could put commands into it. Pass the value through Variables."]);

    [Fact]
    public void Steps_that_cannot_be() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job
            .Before(new WorkflowStep { Name = "Nothing" }, WorkflowStep.Run("A", "a") with { Id = "build" })
            .After(WorkflowStep.Run("B", "b") with { Id = "b" }, WorkflowStep.Run("C", "c") with { Id = "b" }))).ShouldBe(
        [
            "Workflow Sample: step 'Nothing' needs either a script or an action.",
            "Workflow Sample: 'build' cannot be the id of step 'A'.",
            "Workflow Sample: two steps of Test have the id 'b'.",
        ]);

    [Fact]
    public void Action_that_is_not_locked() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Job(Build.Test, job => job.Before(WorkflowStep.Use("Log in", "docker/login-action")))).ShouldBe(
            ["Workflow Sample: it uses docker/login-action, which is not in .github/actions.lock.json. Run ./build.sh UpdateActions."]);

    [Fact]
    public void Parameter_names_that_CI_systems_reject_or_mix_up()
    {
        var build = SampleBuild.Model with
        {
            Parameters = [new WorkflowParameter { Name = "Größe" }, new WorkflowParameter { Name = "DryRun" }, new WorkflowParameter { Name = "Dry_Run" }],
        };
        var workflow = Define("Sample", _ => _.OnPush().Invokes(Build.Test)) with { Triggers = [new DispatchTrigger(["Größe", "DryRun", "Dry_Run"])] };
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input(workflow) with { Build = build })).Problems.ShouldBe(
        [
            "Workflow Sample: parameter Größe makes the input name 'größe', which CI systems reject. Use ASCII letters and digits.",
            "Workflow Sample: parameters DryRun and Dry_Run both become dry-run. Rename one of them.",
        ]);
    }

    [Fact]
    public void Secret_that_is_no_parameter()
    {
        var build = new BuildModel { Targets = [new WorkflowTarget { Node = new TargetNode { Name = "Test" }, Secrets = ["Key"] }] };
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input(Define("Sample", _ => _.OnPush().Invokes(Build.Test))) with { Build = build })).Problems.ShouldBe(
            ["Workflow Sample: Test requires the secret Key, which is no [Secret] parameter of the build."]);
    }

    [Fact]
    public void Two_workflows_with_one_file()
    {
        var problems = Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input(
            Define("Sample", _ => _.OnPush().Invokes(Build.Test)),
            Define("Other", _ => _.OnPush().Invokes(Build.Test).For(Dialect.GitHubActions, ".github/workflows/Sample.yml"))))).Problems;
        problems.ShouldBe(["Workflows Sample and Other are both written to .github/workflows/sample.yml. Give one of them another path with For(...)."]);
    }

    [Fact]
    public void Extension_of_what_is_generated() =>
        Problems(_ => _.OnPush().Invokes(Build.Test)
            .Extend(Dialect.GitHubActions, YamlMap.Of(("name", "x"), ("permissions", YamlMap.Of(("contents", "write")))))
            .Job(Build.Test, job => job.Extend(Dialect.GitHubActions, YamlMap.Of(("permissions", YamlMap.Of(("packages", "write"))))))).ShouldBe(
        [
            "Workflow Sample: Extend(...) sets Sample.jobs.test.permissions, which is generated. Say it with the model.",
            "Workflow Sample: Extend(...) sets Sample.name, which is generated. Say it with the model.",
            "Workflow Sample: Extend(...) sets Sample.permissions, which is generated. Say it with the model.",
        ]);

    [Fact]
    public void Event_that_runs_code_of_strangers_with_our_rights() =>
        Problems(_ => _.OnPush().Invokes(Build.Test).Extend(Dialect.GitHubActions, YamlMap.Of(("on", YamlMap.Of(("pull_request_target", YamlMap.Empty)))))).ShouldBe(
            ["Workflow Sample: pull_request_target would run the code of a stranger with this repository's rights. Use OnPullRequest."]);

    [Fact]
    public void All_problems_of_all_workflows_at_once() =>
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input(Define("One", _ => _.OnPush()), Define("Two", _ => _.Invokes(Build.Test))))).Message
            .ShouldBe("Workflow One: it runs nothing. Add Invokes(...) with targets.\nWorkflow Two: nothing starts it. Add a trigger, such as OnPush().");
}
