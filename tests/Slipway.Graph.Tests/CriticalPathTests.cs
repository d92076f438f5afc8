using Slipway.Graph;

namespace Slipway.Graph.Tests;

/// <summary>Which steps decide how long a plan takes.</summary>
public sealed class CriticalPathTests
{
    private static readonly Plan Release = new TargetGraph(
    [
        new() { Name = "Compile" },
        new() { Name = "Test", DependsOn = ["Compile"] },
        new() { Name = "Image", DependsOn = ["Compile"] },
        new() { Name = "Publish", DependsOn = ["Image"], After = ["Test"] },
    ]).Plan(["Publish", "Test"]);

    [Theory]
    [InlineData(5, 1, "Compile → Test → Publish")]
    [InlineData(1, 5, "Compile → Image → Publish")]
    public void Critical_path_follows_what_takes_longest(int test, int image, string expected) =>
        string.Join(" → ", Release.CriticalPath(Seconds(test, image))).ShouldBe(expected);

    [Fact]
    public void Remaining_path_counts_the_step_itself_and_the_longest_way_to_the_end()
    {
        var remaining = Release.RemainingPaths(Seconds(test: 5, image: 2));

        remaining["Publish"].ShouldBe(TimeSpan.FromSeconds(1));
        remaining["Image"].ShouldBe(TimeSpan.FromSeconds(3));
        remaining["Test"].ShouldBe(TimeSpan.FromSeconds(6));
        remaining["Compile"].ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Empty_plan_has_no_critical_path() => new Plan([]).CriticalPath(_ => TimeSpan.Zero).ShouldBeEmpty();

    private static Func<string, TimeSpan> Seconds(int test, int image) =>
        name => TimeSpan.FromSeconds(name switch { "Test" => test, "Image" => image, _ => 1 });
}
