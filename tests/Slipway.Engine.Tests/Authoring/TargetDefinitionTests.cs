using System.Text.Json;
using Slipway.Graph;

namespace Slipway.Engine.Tests.Authoring;

/// <summary>What a definition says reaches the graph as data, and what is wrong with one is said at once.</summary>
public sealed class TargetDefinitionTests
{
    [Fact]
    public void Graph_knows_everything_that_a_definition_says()
    {
        var build = new Build();

        var pack = TargetDiscovery.Graph(build, TargetDiscovery.Discover(build)).Find("Pack")!;

        JsonSerializer.Serialize(pack).ShouldBe(JsonSerializer.Serialize(new TargetNode
        {
            Name = "Pack",
            Description = "Packs",
            IsListed = false,
            DependsOn = ["Compile"],
            After = ["Clean"],
            Triggers = ["Announce"],
            Produces = ["out/*.nupkg", "out/*.snupkg"],
            Consumes = [new TargetConsumption("Compile", ["bin/**"])],
            RequiredParameters = ["Feed"],
            PartitionSize = 4,
            Locks = ["feed"],
        }));
    }

    [Fact]
    public void Target_knows_its_name() => TestBuild.Marks<Build>("Clean").ShouldBe(["Clean"]);

    [Fact]
    public void Actions_of_every_kind_run_in_order() => TestBuild.Marks<Build>("Everything").ShouldBe(["1", "2", "3", "4", "5", "6"]);

    [Fact]
    public void Definitions_that_throw_are_reported_together()
    {
        var (exitCode, output) = TestBuild.Run<Undefinable>(["A"]);

        exitCode.ShouldBe(2);
        output.ShouldBe("""
            The definition of the target A failed: InvalidOperationException: no definition
            The definition of the target B failed: NullReferenceException: Object reference not set to an instance of an object.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Target_that_is_null_is_an_error() => TestBuild.Run<Nothing>(["A"]).ShouldBe((2, "The target A is null.\n"));

    [Fact]
    public void Target_whose_property_throws_is_an_error() => TestBuild.Run<Unreadable>(["A"]).ShouldBe((2, "The target A cannot be read: not today\n"));

    [Fact]
    public void Build_without_a_default_target_says_so() =>
        TestBuild.Run<Build>([]).ShouldBe((2, "No target was named, and this build has no default target. ./build.sh --help lists targets.\n"));

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string? Feed;

        private Target Clean => _ => _.Mark();

        private Target Compile => _ => _.Mark();

        private Target Announce => _ => _.Mark();

        private Target Pack => _ => _
            .Description("Packs")
            .Unlisted()
            .DependsOn(Compile)
            .After(Clean)
            .Triggers(Announce)
            .Produces("out/*.nupkg", "out/*.snupkg")
            .Consumes(Compile, "bin/**")
            .Requires(() => Feed)
            .Partition(4)
            .Lock("feed")
            .Mark();

        private Target Everything => _ => _
            .Executes(() => Log.Information("mark 1"), () => Log.Information("mark 2"))
            .Executes(async () =>
            {
                await Task.Yield();
                Log.Information("mark 3");
            })
            .Executes(async cancellationToken =>
            {
                await Task.Delay(TimeSpan.Zero, cancellationToken);
                Log.Information("mark 4");
            })
            .Executes(() => Number("mark 5"))
            .Executes(() => NumberAsync("mark 6"));

        private static int Number(string text)
        {
            Log.Information(text);
            return 5;
        }

        private static async Task<int> NumberAsync(string text)
        {
            await Task.Yield();
            return Number(text);
        }
    }

    private sealed class Undefinable : NukeBuild
    {
        private Target A => _ => throw new InvalidOperationException("no definition");

        private Target B => _ => _.Description(((string?)null)!.Trim());
    }

    private sealed class Nothing : NukeBuild
    {
        private Target A => null!;
    }

    private sealed class Unreadable : NukeBuild
    {
        private Target A => throw new InvalidOperationException("not today");
    }
}
