namespace Slipway.Engine.Tests.Authoring;

/// <summary>What targets require is checked for the whole plan before the first of them runs.</summary>
public sealed class RequirementTests
{
    [Fact]
    public void Everything_that_is_missing_is_reported_together_before_anything_runs()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Publish", "Sign"]);

        exitCode.ShouldBe(2);
        TestBuild.Marks(output).ShouldBeEmpty();
        output.ShouldBe("""
            Publish, Sign require a value for --registry: pass --registry, set the environment variable REGISTRY, or "Registry" in .nuke/parameters.json.
            Publish requires a value for --retries: pass --retries, set the environment variable RETRIES, or "Retries" in .nuke/parameters.json.
            Publish requires a value for --confirmed: pass --confirmed, set the environment variable CONFIRMED, or "Confirmed" in .nuke/parameters.json.
            Publish requires that Answer > 42.
            Sign requires a value for --key: set the environment variable KEY, or encrypt it into .nuke/parameters.json with ./build.sh :secrets --set Key.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Build_runs_when_everything_is_there()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Publish", "Sign", "--registry", "r", "--retries", "0", "--confirmed", "--answer", "43"], new() { ["KEY"] = "k3y" });

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe(["First", "Publish", "Sign"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Publish", "--skip", "Publish")]
    [InlineData("Skipped")]
    public void Skipped_target_requires_nothing(params string[] arguments) => TestBuild.Run<Build>(arguments).ExitCode.ShouldBe(0);

    [Fact]
    public void Parameter_of_a_component_can_be_required()
    {
        TestBuild.Run<Component>(["Push"]).Output.ShouldStartWith("Push requires a value for --feed:");
        TestBuild.Run<Component>(["Push", "--feed", "f"]).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Requirement_that_throws_is_named() =>
        TestBuild.Run<Throwing>(["A"]).ShouldBe((2, "A requires that Ask(), which failed: no answer\n"));

    private interface IPush : INukeBuild
    {
        [Parameter]
        string? Feed => TryGetValue(() => Feed);

        Target Push => _ => _.Requires(() => Feed).Mark();
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string? Registry;

        [Parameter]
        private readonly int? Retries;

        [Parameter]
        private readonly bool Confirmed;

        [Parameter]
        private readonly int Answer = 42;

        [Parameter]
        [Secret]
        private readonly string? Key;

        private static bool Never => false;

        private Target First => _ => _.Mark();

        private Target Publish => _ => _.DependsOn(First).Requires(() => Registry).Requires(() => Retries).Requires(() => Confirmed, () => Answer > 42).Mark();

        private Target Sign => _ => _.Requires(() => Registry, () => Key).Mark();

        private Target Skipped => _ => _.Requires(() => Registry).OnlyWhenStatic(() => Never).Mark();
    }

    private sealed class Component : NukeBuild, IPush;

    private sealed class Throwing : NukeBuild
    {
        private Target A => _ => _.Requires(() => Ask());

        private static bool Ask() => throw new InvalidOperationException("no answer");
    }
}
