using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Planning.Plans;
using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>Where all jobs see one working tree, only different needs cut a workflow.</summary>
public sealed class SharedFusionTests
{
    private static JobPlan Shared(IReadOnlyList<WorkflowTarget> targets, params string[] invoked) =>
        Plan(targets, new WorkflowDefinition { Name = "Sample", Invoked = invoked.ToValueList() }, shared: true);

    [Fact]
    public void Targets_that_could_run_at_the_same_time_share_a_job() =>
        Shared([Target("A") with { Local = true }, Target("B", "A"), Target("C", "A"), Target("D", "B", "C")], "D").Lines().ShouldBe(["d: A B C D"]);

    [Fact]
    public void Other_needs_begin_a_new_job_after_the_one_before() =>
        Shared([Target("A"), Target("B", "A") with { Secrets = ["X"] }, Target("C", "A"), Target("D", "B", "C")], "D").Lines().ShouldBe(["c: A C", "b: B < c", "d: D < b"]);

    [Fact]
    public void Parts_are_not_split() =>
        Shared([Target("A").Partition(3), Target("B", "A")], "B").Jobs.ShouldHaveSingleItem().Matrix.Exists.ShouldBeFalse();

    [Fact]
    public void Nothing_has_to_be_sent() =>
        Shared([Target("A").Produces("a/**") with { AddsToManifest = true }, Target("B", "A").Consumes("A") with { Secrets = ["X"] }], "B")
            .Jobs.ShouldAllBe(job => job.Incoming.Count == 0 && job.Outgoing.Count == 0);
}
