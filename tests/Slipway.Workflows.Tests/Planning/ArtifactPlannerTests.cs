using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Planning.Plans;
using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>Products and the release manifest reach the jobs that use them.</summary>
public sealed class ArtifactPlannerTests
{
    private static WorkflowTarget Producer(string name, params string[] dependsOn) => Target(name, dependsOn).Produces($"out/{name}/**");

    private static string Incoming(JobPlan plan, string job) => string.Join(' ', plan.Jobs.First(planned => planned.Id == job).Incoming.Select(incoming => incoming.Artifact.Name));

    [Fact]
    public void Consumer_needs_the_job_of_the_producer_even_where_others_are_between()
    {
        var plan = Plan(
            [Producer("A"), Target("B", "A") with { Secrets = ["X"] }, Target("C", "B").Consumes("A")],
            "C");
        plan.Lines().ShouldBe(["a: A", "b: B < a", "c: C < b a"]);
        Incoming(plan, "c").ShouldBe("a");
        plan.Jobs[0].Outgoing.ShouldHaveSingleItem().Paths.ShouldBe(["out/A/**"]);
        plan.Jobs[1].Incoming.ShouldBeEmpty();
    }

    [Fact]
    public void Consuming_is_an_order_of_its_own() =>
        Plan([Target("C").Consumes("A"), Producer("A")], "C", "A").Lines().ShouldBe(["c: A C"]);

    [Fact]
    public void Products_that_nobody_else_uses_stay_where_they_are() =>
        Plan([Producer("A"), Target("B", "A").Consumes("A")], "B").Jobs.ShouldHaveSingleItem().Outgoing.ShouldBeEmpty();

    [Fact]
    public void Parts_come_together_where_the_consumer_is_no_matrix()
    {
        var plan = Plan([Producer("A").Partition(3), Target("B").Consumes("A")], "A", "B");
        var incoming = plan.Jobs[1].Incoming.ShouldHaveSingleItem();
        incoming.Artifact.Parts.ShouldBe(3);
        incoming.SamePart.ShouldBeFalse();
    }

    [Fact]
    public void Job_of_the_same_matrix_gets_the_part_of_its_own_position()
    {
        var settings = JobSettings.Empty with { Runners = [Runner.Ubuntu, Runner.Windows] };
        var workflow = new WorkflowDefinition { Name = "Sample", Invoked = ["B", "C"], Defaults = settings };
        var plan = Plan([Producer("A"), Target("B", "A").Consumes("A"), Target("C", "A")], workflow);
        plan.Jobs[1].Incoming.ShouldHaveSingleItem().SamePart.ShouldBeTrue();
    }

    [Fact]
    public void Manifest_goes_from_every_job_that_has_one_to_those_that_wait_for_it()
    {
        var plan = Plan(
            [Target("A") with { AddsToManifest = true }, Target("B"), Target("C", "A", "B"), Target("D", "C") with { Secrets = ["X"] }, Target("E", "B")],
            "D",
            "E");
        Incoming(plan, "c").ShouldBe("release-manifest.a");
        Incoming(plan, "d").ShouldBe("release-manifest.c");
        Incoming(plan, "e").ShouldBe("");
        plan.Jobs.Where(job => job.HasManifest).Select(job => job.Id).ShouldBe(["a", "c", "d"], ignoreOrder: true);
    }

    [Fact]
    public void Manifest_is_not_taken_from_a_job_whose_manifest_comes_with_a_later_one()
    {
        var plan = Plan(
            [Producer("A") with { AddsToManifest = true }, Target("B", "A") with { Secrets = ["X"], AddsToManifest = true }, Target("C", "B").Consumes("A")],
            "C");
        Incoming(plan, "c").ShouldBe("a release-manifest.b");
    }

    [Fact]
    public void Kept_products_are_those_of_the_named_targets()
    {
        var workflow = new WorkflowDefinition { Name = "Sample", Invoked = ["B"], Kept = [new KeptProducts("A", 9)] };
        Plan([Producer("A"), Producer("B", "A")], workflow).Jobs.ShouldHaveSingleItem().Kept.ShouldBe([new KeptArtifact("a", ["out/A/**"], 9)]);
    }

    [Fact]
    public void Producer_that_does_not_run_is_an_error() =>
        Problems([Producer("A"), Target("B").Consumes("A")], "B")
            .ShouldBe(["Workflow Sample: B consumes products of A, which does not run in this workflow. Invoke it, or let B depend on it."]);

    [Fact]
    public void Producer_without_products_is_an_error() =>
        Problems([Target("A") with { Secrets = ["X"] }, Target("B", "A").Consumes("A")], "B")
            .ShouldBe(["Workflow Sample: B consumes products of A, which declares none. Say what it makes with Produces."]);

    [Theory]
    [InlineData("artifacts/oci/**", "artifacts/oci/**", true)]
    [InlineData("artifacts/**", "artifacts/charts/*.tgz", true)]
    [InlineData("artifacts/charts/*.tgz", "artifacts/**", true)]
    [InlineData("artifacts/a/*.txt", "artifacts/a/*.md", false)]
    [InlineData("artifacts/a/**", "artifacts/ab/**", false)]
    public void Same_files_from_two_jobs_at_once_are_an_error(string first, string second, bool wrong)
    {
        var problems = Problems(
            [Target("A").Produces(first), Target("B").Produces(second), Target("C").Consumes("A", "B")],
            "A",
            "B",
            "C");
        problems.Count.ShouldBe(wrong ? 1 : 0);
        problems.ShouldAllBe(problem => problem.StartsWith("Workflow Sample: A and B both produce artifacts/") && problem.EndsWith("let one depend on the other."));
    }

    [Fact]
    public void Same_files_one_after_the_other_are_fine() =>
        Problems(
            [Target("A").Produces("o/**"), Target("B", "A").Produces("o/**") with { Secrets = ["X"] }, Target("C").Consumes("A", "B")],
            "A",
            "B",
            "C").ShouldBeEmpty();

    [Fact]
    public void Names_that_become_the_same_are_an_error() =>
        Problems([Target("DockerBuild"), Target("Docker_Build")], "DockerBuild", "Docker_Build")
            .ShouldBe(["Workflow Sample: DockerBuild and Docker_Build both become docker-build. Rename one of them."]);

    [Fact]
    public void Name_that_CI_systems_reject_is_an_error() =>
        Problems([Target("Prüfen")], "Prüfen").ShouldBe(["Workflow Sample: Prüfen makes the job name 'prüfen', which CI systems reject. Use ASCII letters and digits."]);

    [Fact]
    public void Targets_that_wait_for_each_other_are_an_error() =>
        Problems([Target("A").After("B"), Target("B").Consumes("A")], "A", "B").ShouldBe(["Workflow Sample: Targets wait for each other: A → B → A."]);

    [Fact]
    public void Target_that_does_not_exist_is_an_error() =>
        Problems([Target("A")], "B").ShouldBe(["Workflow Sample: There is no target B."]);

    [Fact]
    public void Products_arrive_in_the_order_in_which_they_are_made() =>
        Incoming(Plan([Producer("A"), Producer("B", "A") with { Secrets = ["X"] }, Target("C").Consumes("B", "A")], "B", "C"), "c").ShouldBe("a b");

    [Fact]
    public void Products_by_exclusion_are_an_error_when_they_are_sent() =>
        Problems([Target("A").Produces("o/**", "!o/tmp/**") with { Secrets = ["X"] }, Target("B", "A").Consumes("A")], "B")
            .ShouldBe(["Workflow Sample: A produces all but !o/tmp/**, and B gets it on another machine. Name what is produced instead of what is not."]);
}
