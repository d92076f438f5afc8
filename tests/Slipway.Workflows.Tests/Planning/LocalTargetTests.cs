using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Planning.Plans;
using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>Local targets are done again where they are needed.</summary>
public sealed class LocalTargetTests
{
    private static WorkflowTarget Local(string name, params string[] dependsOn) => Target(name, dependsOn) with { Local = true };

    [Fact]
    public void Every_job_runs_the_local_targets_that_it_needs() =>
        Plan([Local("Restore"), Local("Compile", "Restore"), Target("Test", "Compile"), Target("Pack", "Compile"), Target("Notes")], "Test", "Pack", "Notes")
            .Lines().ShouldBe(["test: Restore Compile Test", "pack: Restore Compile Pack", "notes: Notes"]);

    [Fact]
    public void Local_target_that_nothing_else_needs_has_a_job() =>
        Plan([Local("Restore"), Local("Compile", "Restore")], "Compile").Lines().ShouldBe(["compile: Restore Compile"]);

    [Fact]
    public void Local_target_hands_its_own_needs_on() =>
        Plan([Target("Generate").Partition(2), Local("Compile", "Generate"), Target("Test", "Compile"), Target("Pack", "Compile")], "Test", "Pack")
            .Lines().ShouldBe(["generate: Generate", "test: Compile Test < generate", "pack: Compile Pack < generate"]);

    [Fact]
    public void Chain_runs_its_local_targets_once() =>
        Plan([Local("Compile"), Target("A", "Compile"), Target("B", "A", "Compile")], "B").Lines().ShouldBe(["b: Compile A B"]);

    [Fact]
    public void Products_of_a_local_target_are_made_again_instead_of_sent()
    {
        var plan = Plan([Local("Compile").Produces("bin/**"), Target("Test").Consumes("Compile"), Target("Pack").Consumes("Compile")], "Compile", "Test", "Pack");
        plan.Lines().ShouldBe(["test: Compile Test", "pack: Compile Pack"]);
        plan.Jobs.ShouldAllBe(job => job.Incoming.Count == 0 && job.Outgoing.Count == 0);
    }
}
