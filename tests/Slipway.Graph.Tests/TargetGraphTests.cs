using Slipway.Graph;

namespace Slipway.Graph.Tests;

/// <summary>Relations become a plan, and a graph that cannot be planned says why.</summary>
public sealed class TargetGraphTests
{
    private static readonly TargetGraph Release = new(
    [
        Node("Restore"),
        Node("Compile", dependsOn: ["Restore"]),
        Node("Test", dependsOn: ["Compile"]),
        Node("Image", dependsOn: ["Compile"], after: ["Test"]),
        Node("Publish", dependsOn: ["Image", "Test"], triggers: ["Announce"]),
        Node("Announce"),
        Node("Clean"),
        Node("Lint", after: ["Clean"]),
    ]);

    [Fact]
    public void Plan_has_dependencies_before_the_targets_that_need_them() =>
        Names(Release.Plan(["Publish"])).ShouldBe(["Restore", "Compile", "Test", "Image", "Publish", "Announce"]);

    [Fact]
    public void Plan_leaves_out_what_only_order_mentions() => Names(Release.Plan(["Image"])).ShouldBe(["Restore", "Compile", "Image"]);

    [Fact]
    public void Plan_orders_by_after_when_both_are_invoked() => Names(Release.Plan(["Lint", "Clean"])).ShouldBe(["Clean", "Lint"]);

    [Fact]
    public void Plan_does_not_pull_in_what_only_a_skipped_target_needs()
    {
        var plan = Release.Plan(["Test"], skipped: ["Compile"]);

        Names(plan).ShouldBe(["Compile", "Test"]);
        plan.Steps[0].IsSkipped.ShouldBeTrue();
        plan.Steps[1].IsSkipped.ShouldBeFalse();
    }

    [Fact]
    public void Plan_accepts_names_in_any_case() => Names(Release.Plan(["restore"])).ShouldBe(["Restore"]);

    [Fact]
    public void Step_waits_for_who_triggers_it() => Release.Plan(["Publish"]).Steps[^1].WaitsFor.ShouldBe(["Publish"]);

    [Fact]
    public void Step_knows_who_triggers_it_and_whether_it_was_named()
    {
        var steps = Release.Plan(["publish"]).Steps;

        steps[^1].TriggeredBy.ShouldBe(["Publish"]);
        steps.Where(step => step.IsInvoked).Select(step => step.Name).ShouldBe(["Publish"]);
    }

    [Fact]
    public void Step_names_only_what_is_in_the_plan()
    {
        var image = Release.Plan(["Image"]).Steps[^1];

        image.DependsOn.ShouldBe(["Compile"]);
        image.WaitsFor.ShouldBe(["Compile"]);
    }

    [Fact]
    public void Consumer_comes_after_the_producer_when_both_are_in_the_plan()
    {
        var graph = new TargetGraph([Node("Upload") with { Consumes = [new("Pack", ["*.tgz"])] }, Node("Pack")]);

        Names(graph.Plan(["Upload", "Pack"])).ShouldBe(["Pack", "Upload"]);
        Names(graph.Plan(["Upload"])).ShouldBe(["Upload"]);
    }

    [Fact]
    public void Relation_given_twice_counts_once() =>
        new TargetGraph([Node("A", dependsOn: ["B", "b"], after: ["B"]), Node("B")]).Plan(["A"]).Steps[^1].WaitsFor.ShouldBe(["B"]);

    [Fact]
    public void Graph_reports_a_cycle_with_the_whole_path() =>
        Should.Throw<GraphException>(() => new TargetGraph([Node("A", dependsOn: ["B"]), Node("B", dependsOn: ["C"]), Node("C", after: ["A"])]))
            .Message.ShouldBe("Targets wait for each other: A → B → C → A.");

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Graph_reports_a_cycle_of_any_length(int length) =>
        Should.Throw<GraphException>(() => new TargetGraph(Enumerable.Range(0, length).Select(i => Node($"T{i}", dependsOn: [$"T{(i + 1) % length}"]))))
            .Message.Split('→').Length.ShouldBe(length + 1);

    [Fact]
    public void Graph_reports_a_cycle_through_a_trigger() =>
        Should.Throw<GraphException>(() => new TargetGraph([Node("A", triggers: ["B"]), Node("B", triggers: ["C"]), Node("C"), Node("A2", dependsOn: ["C"]) with { Triggers = ["A"] }]))
            .Message.ShouldBe("Targets wait for each other: A → A2 → C → B → A.");

    [Fact]
    public void Graph_reports_a_target_that_waits_for_itself() =>
        Should.Throw<GraphException>(() => new TargetGraph([Node("A", dependsOn: ["A"])])).Message.ShouldBe("Targets wait for each other: A → A.");

    [Fact]
    public void Graph_reports_every_unknown_and_double_name() =>
        Should.Throw<GraphException>(() => new TargetGraph([Node("A", dependsOn: ["X"]), Node("a"), Node("B", triggers: ["Y"])]))
            .Problems.ShouldBe(["Two targets have the name a.", "A refers to X, which is no target of this build.", "B refers to Y, which is no target of this build."]);

    [Fact]
    public void Plan_of_an_unknown_target_is_an_error() =>
        Should.Throw<GraphException>(() => Release.Plan(["Nope"])).Message.ShouldBe("There is no target Nope.");

    [Fact]
    public void Planning_visits_each_target_once_even_when_paths_are_exponential()
    {
        // A ladder of 5,000 diamonds has 2^5,000 paths.
        var ladder = Enumerable.Range(0, 5000).SelectMany(i => new[]
        {
            Node($"L{i}", dependsOn: i == 0 ? [] : [$"J{i - 1}"]),
            Node($"R{i}", dependsOn: i == 0 ? [] : [$"J{i - 1}"]),
            Node($"J{i}", dependsOn: [$"L{i}", $"R{i}"]),
        });

        new TargetGraph(ladder).Plan(["J4999"]).Steps.Count.ShouldBe(15000);
    }

    private static TargetNode Node(string name, string[]? dependsOn = null, string[]? after = null, string[]? triggers = null) =>
        new() { Name = name, DependsOn = dependsOn ?? [], After = after ?? [], Triggers = triggers ?? [] };

    private static IEnumerable<string> Names(Plan plan) => plan.Steps.Select(step => step.Name);
}
