using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Planning.Plans;
using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>Targets share a job where nothing is lost by it.</summary>
public sealed class SeparateFusionTests
{
    [Fact]
    public void Chain_shares_a_job() =>
        Plan([Target("A"), Target("B", "A"), Target("C", "B")], "C").Lines().ShouldBe(["c: A B C"]);

    [Fact]
    public void Targets_that_could_run_at_the_same_time_are_apart() =>
        Plan([Target("A"), Target("B", "A"), Target("C", "A"), Target("D", "B", "C")], "D").Lines().ShouldBe(["a: A", "b: B < a", "c: C < a", "d: D < b c"]);

    [Fact]
    public void Chain_is_seen_behind_relations_that_follow_from_others() =>
        Plan([Target("A"), Target("B", "A"), Target("C", "A", "B")], "C").Lines().ShouldBe(["c: A B C"]);

    [Fact]
    public void Order_without_dependency_counts_when_both_run() =>
        Plan([Target("A"), Target("B").After("A")], "A", "B").Lines().ShouldBe(["b: A B"]);

    [Fact]
    public void Triggered_target_comes_along() =>
        Plan([Target("A").Triggers("B"), Target("B")], "A").Lines().ShouldBe(["b: A B"]);

    [Theory]
    [MemberData(nameof(Differences))]
    public void Targets_that_need_something_else_are_apart(string reason, Func<WorkflowTarget, WorkflowTarget> change)
    {
        var plan = Plan([Target("A"), change(Target("B", "A"))], "B");
        plan.Lines().ShouldBe(["a: A", "b: B < a"]);
        plan.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    public static TheoryData<string, Func<WorkflowTarget, WorkflowTarget>> Differences() => new()
    {
        { "they differ in permissions: none and packages: write", target => target with { Permissions = [Permission.PackagesWrite] } },
        { "they differ in secrets: none and Key", target => target with { Secrets = ["Key"] } },
        { "they differ in partition: none and 2", target => target.Partition(2) },
        { "they differ in job settings", target => target with { AssuredAfterFailure = true } },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Targets_whose_jobs_are_set_differently_are_apart(string reason, object settings)
    {
        var workflow = new WorkflowDefinition { Name = "Sample", Invoked = ["B"], Jobs = ValueMap.Of(("B", (JobSettings)settings)) };
        var plan = Plan([Target("A"), Target("B", "A")], workflow);
        plan.Lines().ShouldBe(["a: A", "b: B < a"]);
        plan.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    public static TheoryData<string, object> Settings() => new()
    {
        { "they differ in runner: ubuntu-24.04 and windows-2025", JobSettings.Empty with { Runners = [Runner.Windows] } },
        { "they differ in environment: none and production", JobSettings.Empty with { Environment = new DeploymentEnvironment("production") } },
        { "they differ in job settings", JobSettings.Empty with { Before = [WorkflowStep.Run("Look", "ls")] } },
        { "they differ in job settings", JobSettings.Empty with { Timeout = TimeSpan.FromMinutes(1) } },
        { "they differ in job settings", JobSettings.Empty with { Axes = [new MatrixAxis("Version", ["1", "2"])] } },
    };

    [Fact]
    public void Targets_that_need_the_same_permissions_share_a_job()
    {
        var plan = Plan([Target("A") with { Permissions = [Permission.PackagesWrite] }, Target("B", "A") with { Permissions = [Permission.PackagesRead, Permission.PackagesWrite] }], "B");
        plan.Jobs.ShouldHaveSingleItem().Permissions.ShouldBe([Permission.PackagesWrite]);
    }

    [Fact]
    public void Parts_are_joined_before_the_next_part_begins() =>
        Plan([Target("A").Partition(2), Target("B", "A").Partition(2)], "B").Lines().ShouldBe(["a: A", "b: B < a"]);

    [Fact]
    public void Targets_that_hold_the_same_lock_run_one_after_the_other()
    {
        var plan = Plan([Target("A").Lock("x"), Target("B").Lock("x"), Target("C").Lock("y"), Target("D", "A", "B", "C")], "D");
        plan.Lines().ShouldBe(["b: A B", "c: C", "d: D < b c"]);
        plan.Decisions[0].Reason.ShouldEndWith("they run one after the other because both hold the lock x");
    }

    [Fact]
    public void Skipped_target_is_left_out_with_what_only_it_needs()
    {
        var workflow = new WorkflowDefinition { Name = "Sample", Invoked = ["C"], Skipped = ["B"] };
        Plan([Target("A"), Target("B", "A"), Target("C", "B")], workflow).Lines().ShouldBe(["c: C"]);
    }
}
