namespace Slipway.Engine.Tests.Authoring;

/// <summary>Conditions leave targets out, and say why in their author's words.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("Static", "NeverTrue")]
    [InlineData("Dynamic", "NeverTrue")]
    [InlineData("Both", "NeverTrue && Count == 1")]
    [InlineData("OverTwoLines", "NeverTrue || Count == 2")]
    [InlineData("ByMethod", "IsFalse")]
    public void Skipped_target_shows_the_source_of_what_does_not_hold(string target, string source)
    {
        var (exitCode, output) = TestBuild.Run<Build>([target]);

        exitCode.ShouldBe(0);
        TestBuild.Marks(output).ShouldNotContain(target);
        output.Split('\n').Single(line => line.StartsWith(target + " ", StringComparison.Ordinal)).ShouldEndWith($"Skipped                {source}");
    }

    [Fact]
    public void Target_runs_when_all_conditions_hold() => TestBuild.Marks<Build>("Open").ShouldBe(["Open"]);

    [Fact]
    public void Static_conditions_are_asked_before_anything_runs_and_dynamic_ones_right_before_the_target() =>
        TestBuild.Marks<Ordering>("Second").ShouldBe(["static", "First", "dynamic", "Second"]);

    [Fact]
    public void Static_skip_takes_along_what_only_the_target_needs() => TestBuild.Marks<Build>("StaticWithDependency").ShouldBeEmpty();

    [Fact]
    public void Static_skip_leaves_what_another_target_needs() => TestBuild.Marks<Build>("StaticWithDependency", "NeedsPrepare").ShouldBe(["Prepare", "NeedsPrepare"]);

    [Fact]
    public void Static_skip_leaves_what_was_invoked() => TestBuild.Marks<Build>("StaticWithDependency", "Prepare").ShouldBe(["Prepare"]);

    [Fact]
    public void Static_skip_runs_the_dependencies_when_the_target_says_so() => TestBuild.Marks<Build>("StaticButPrepared").ShouldBe(["Prepare"]);

    [Fact]
    public void Dynamic_skip_comes_too_late_for_the_dependencies() => TestBuild.Marks<Build>("DynamicWithDependency").ShouldBe(["Prepare"]);

    [Theory]
    [InlineData("StaticTrigger")]
    [InlineData("DynamicTrigger")]
    public void Skipped_target_triggers_nothing(string trigger)
    {
        var (exitCode, output) = TestBuild.Run<Build>([trigger]);

        exitCode.ShouldBe(0);
        TestBuild.Marks(output).ShouldBeEmpty();
        output.ShouldMatch("Triggered +Skipped");
    }

    [Fact]
    public void Target_after_a_skipped_one_runs() => TestBuild.Marks<Build>("NeedsSkipped").ShouldBe(["NeedsSkipped"]);

    [Fact]
    public void Static_condition_that_throws_is_an_error_of_the_definition()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["StaticThrows", "Open"]);

        exitCode.ShouldBe(2);
        output.ShouldBe("A condition of StaticThrows (OnlyWhenStatic) failed: InvalidOperationException: cannot tell\n");
    }

    [Fact]
    public void Dynamic_condition_that_throws_fails_the_target()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["DynamicThrows"]);

        exitCode.ShouldBe(1);
        output.ShouldContain("DynamicThrows failed: cannot tell");
    }

    private sealed class Build : NukeBuild
    {
        private static int Count => 3;

        private static bool NeverTrue => false;

        private Target Static => _ => _.OnlyWhenStatic(() => NeverTrue).Mark();

        private Target Dynamic => _ => _.OnlyWhenDynamic(() => NeverTrue).Mark();

        private Target Both => _ => _.OnlyWhenStatic(() => NeverTrue).OnlyWhenStatic(() => Count == 3).OnlyWhenStatic(() => Count == 1).Mark();

        private Target OverTwoLines => _ => _
            .OnlyWhenDynamic(() =>
                NeverTrue ||
                Count == 2)
            .Mark();

        private Target ByMethod => _ => _.OnlyWhenStatic(IsFalse).Mark();

        private Target Open => _ => _.OnlyWhenStatic(() => Count == 3).OnlyWhenDynamic(() => !NeverTrue).Mark();

        private Target Prepare => _ => _.Mark();

        private Target NeedsPrepare => _ => _.DependsOn(Prepare).Mark();

        private Target StaticWithDependency => _ => _.DependsOn(Prepare).OnlyWhenStatic(() => NeverTrue).Mark();

        private Target StaticButPrepared => _ => _.DependsOn(Prepare).OnlyWhenStatic(() => NeverTrue).WhenSkipped(DependencyBehavior.Execute).Mark();

        private Target DynamicWithDependency => _ => _.DependsOn(Prepare).OnlyWhenDynamic(() => NeverTrue).Mark();

        private Target StaticTrigger => _ => _.OnlyWhenStatic(() => NeverTrue).Triggers(Triggered).Mark();

        private Target DynamicTrigger => _ => _.OnlyWhenDynamic(() => NeverTrue).Triggers(Triggered).Mark();

        private Target Triggered => _ => _.Mark();

        private Target NeedsSkipped => _ => _.DependsOn(Static).Mark();

        private Target StaticThrows => _ => _.OnlyWhenStatic(() => Throw()).Mark();

        private Target DynamicThrows => _ => _.OnlyWhenDynamic(() => Throw()).Mark();

        private static bool IsFalse() => false;

        private static bool Throw() => throw new InvalidOperationException("cannot tell");
    }

    private sealed class Ordering : NukeBuild
    {
        private bool _saidStatic;

        private Target First => _ => _.Executes(() =>
        {
            Log.Information(_saidStatic ? "mark static" : "mark too late");
            Log.Information("mark First");
        });

        private Target Second => _ => _
            .DependsOn(First)
            .OnlyWhenStatic(() => Say())
            .OnlyWhenDynamic(() => SayDynamic())
            .Mark();

        private static bool SayDynamic()
        {
            Log.Information("mark dynamic");
            return true;
        }

        private bool Say() => _saidStatic = true;
    }
}
