using System.Xml.Linq;
using Slipway.Graph;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Plans;

/// <summary>A plan in each of its forms.</summary>
public sealed class PlanFormatTests
{
    private static readonly PlanModel Plan = Create();

    [Theory]
    [InlineData(nameof(PlanFormat.Text), "plan.txt")]
    [InlineData(nameof(PlanFormat.Json), "plan.json")]
    [InlineData(nameof(PlanFormat.Mermaid), "plan.mmd")]
    [InlineData(nameof(PlanFormat.Dot), "plan.dot")]
    [InlineData(nameof(PlanFormat.Html), "plan.html")]
    public void Plan_is_shown(string format, string golden) => Golden.Match(Plan.Format(Enum.Parse<PlanFormat>(format)), golden);

    [Fact]
    public void Page_is_well_formed_and_loads_nothing()
    {
        var page = XDocument.Parse(Plan.Format(PlanFormat.Html).Replace("<!DOCTYPE html>\n", "").Replace("<meta charset=\"utf-8\">", "").Replace("initial-scale=1\">", "initial-scale=1\"/>"));

        page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href").ShouldBeEmpty();
        page.Descendants("g").Count().ShouldBe(Plan.Targets.Count);
    }

    [Fact]
    public void Boxes_do_not_overlap_and_stand_to_the_right_of_what_they_wait_for()
    {
        var layout = new PlanLayout(Plan);

        Plan.Edges.ShouldAllBe(edge => layout[edge.From].Right < layout[edge.To].X);
        layout.Lines.SelectMany(line => line.Places).Distinct().GroupBy(place => (layout[place].X, layout[place].Y)).ShouldAllBe(group => group.Count() == 1);
        layout.Lines.Select(line => (line.Edge.From, line.Edge.To)).ShouldNotContain(("Compile", "Image"), "it follows from Compile → Test → Image");
    }

    [Fact]
    public void Plan_without_known_durations_has_no_critical_path() => TestBuild.Run<Build>(["A", "--plan"]).Output.ShouldBe("A\n");

    [Fact]
    public void Plan_of_a_build_runs_nothing_and_requires_nothing() => TestBuild.Run<Build>(["B", "--plan=mermaid"]).Output.ShouldStartWith("flowchart LR\n");

    private static PlanModel Create()
    {
        TargetNode[] nodes =
        [
            new() { Name = "Restore" },
            new() { Name = "Compile", DependsOn = ["Restore"] },
            new() { Name = "Test", DependsOn = ["Compile"] },
            new() { Name = "Lint" },
            new() { Name = "Image", DependsOn = ["Compile"], After = ["Test"] },
            new() { Name = "Publish", DependsOn = ["Image", "Test", "Lint"], Triggers = ["Announce"] },
            new() { Name = "Announce" },
        ];
        var targets = nodes.ToDictionary(node => node.Name, node => new ExecutableTarget(_ => _, new TargetDefinition(node.Name, null!, [])), StringComparer.Ordinal);
        targets["Compile"].Definition.Description("Compiles <everything>");
        targets["Lint"].End(TargetStatus.Skipped, "IsServerBuild && \"x\" == \"y\"");
        using var folder = new TempDirectory();
        folder.Write("timings", "Restore\t2000\nCompile\t15000\nTest\t61000\nImage\t30000\nPublish\t500\n");
        return PlanModel.Create(new TargetGraph(nodes).Plan(["Publish"]), targets, new Timings(folder.Path));
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string? Feed;

        private Target A => _ => _.Mark();

        private Target B => _ => _.Requires(() => Feed).Mark();
    }
}
