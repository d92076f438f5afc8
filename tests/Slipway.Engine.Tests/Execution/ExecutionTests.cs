namespace Slipway.Engine.Tests;

/// <summary>What runs, in which order, and what the process tells its caller.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public void Dependencies_run_first_and_once()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["Publish"]);

        exitCode.ShouldBe(0);
        Marks(output).ShouldBe(["compile", "test", "publish"]);
    }

    [Fact]
    public void Component_targets_run_and_are_found_by_relation() => Marks(TestBuild.Run<Release>(["Pack"]).Output).ShouldBe(["compile", "pack"]);

    [Fact]
    public void Failure_stops_what_depends_on_it_and_gives_exit_code_1()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["AfterBroken", "Cleanup"]);

        exitCode.ShouldBe(1);
        Marks(output).ShouldBe(["cleanup"]);
        output.ShouldContain("Broken failed: this target is broken");
        output.ShouldContain("Broken did not succeed");
        output.ShouldNotContain(" at Slipway");
    }

    [Fact]
    public void Stack_trace_is_shown_only_when_asked_for() =>
        TestBuild.Run<Release>(["Broken", "--verbosity", "verbose"]).Output.ShouldContain(" at Slipway");

    [Fact]
    public void Build_goes_on_after_a_target_that_proceeds()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["Proceeding", "Compile", "--parallel", "1"]);

        exitCode.ShouldBe(1);
        Marks(output).ShouldBe(["compile"]);
    }

    [Fact]
    public void Unmet_conditions_skip_with_their_source()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["OnlySometimes", "OnlyRarely"]);

        exitCode.ShouldBe(0);
        Marks(output).ShouldBeEmpty();
        output.ShouldContain("Never");
        output.ShouldContain("1 + 1 == 3");
    }

    [Fact]
    public void Dependencies_of_a_skipped_target_are_skipped_unless_they_shall_run()
    {
        Marks(TestBuild.Run<Release>(["OnlySometimes"]).Output).ShouldBeEmpty();
        Marks(TestBuild.Run<Release>(["OnlySometimesButPrepared"]).Output).ShouldBe(["compile"]);
    }

    [Fact]
    public void Skip_without_names_runs_only_what_was_named() => Marks(TestBuild.Run<Release>(["Publish", "--skip"]).Output).ShouldBe(["publish"]);

    [Fact]
    public void Skip_leaves_out_the_named_targets_and_what_only_they_need() => Marks(TestBuild.Run<Release>(["Publish", "--skip", "Test"]).Output).ShouldBe(["publish"]);

    [Fact]
    public void Triggered_target_runs_after() => Marks(TestBuild.Run<Release>(["Trigger"]).Output).ShouldBe(["trigger", "triggered"]);

    [Fact]
    public void Overriding_target_can_apply_the_definition_of_its_component() => Marks(TestBuild.Run<Overriding>(["Pack"]).Output).ShouldBe(["compile", "pack", "more"]);

    [Fact]
    public void Unknown_target_is_reported_with_the_nearest_names()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["Publsh", "Tset"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("There is no target Publsh. Did you mean Publish?");
        output.ShouldContain("There is no target Tset. Did you mean Test?");
    }

    [Fact]
    public void Cycle_is_reported_with_its_path() => TestBuild.Run<Cyclic>(["A"]).ShouldBe((2, "Targets wait for each other: A → B → A." + "\n"));

    [Fact]
    public void Relation_to_a_component_that_the_build_lacks_is_an_error() => TestBuild.Run<Lacking>(["A"]).Output.ShouldContain("Lacking does not implement IPackage");

    [Fact]
    public void Try_form_ignores_a_component_that_the_build_lacks() => TestBuild.Run<Trying>(["A"]).ExitCode.ShouldBe(0);

    [Fact]
    public void Usage_error_in_a_target_gives_exit_code_2() => TestBuild.Run<Release>(["Misused"]).ExitCode.ShouldBe(2);

    [Fact]
    public void Build_class_that_throws_is_named() => TestBuild.Run<Unconstructible>(["A"]).ShouldBe((2, "The build class Unconstructible could not be constructed: no luck" + "\n"));

    [Fact]
    public void Definition_that_throws_is_named() => TestBuild.Run<Undefinable>(["A"]).Output.ShouldContain("The definition of the target A failed: InvalidOperationException: no definition");

    [Fact]
    public void Plan_shows_the_steps_and_runs_nothing()
    {
        var (exitCode, output) = TestBuild.Run<Release>(["Publish", "--plan"]);

        exitCode.ShouldBe(0);
        output.ReplaceLineEndings("\n").ShouldBe("Publish\n└─ Test\n   └─ Compile\n");
    }

    [Fact]
    public void Targets_with_the_same_lock_never_overlap()
    {
        Locking.Reset();
        TestBuild.Run<Locking>(["A", "B", "C", "--parallel", "3"]).ExitCode.ShouldBe(0);
        Locking.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public void Independent_targets_run_at_the_same_time() => TestBuild.Run<Meeting>(["A", "B", "--parallel", "2"]).ExitCode.ShouldBe(0);

    private static string[] Marks(string output) =>
        [.. output.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("mark ", StringComparison.Ordinal)).Select(line => line["mark ".Length..])];

    private interface IPackage : INukeBuild
    {
        Target Compile => _ => _.Executes(() => Log.Information("mark {Name}", "compile"));

        Target Pack => _ => _.DependsOn(Compile).Executes(() => Log.Information("mark {Name}", "pack"));
    }

    private sealed class Release : NukeBuild, IPackage
    {
        private static bool Never => false;

        private Target Test => _ => _.DependsOn<IPackage>(x => x.Compile).Executes(() => Log.Information("mark test"));

        private Target Publish => _ => _.DependsOn(Test).Executes(async () =>
        {
            await Task.Yield();
            Log.Information("mark publish");
        });

        private Target Broken => _ => _.Executes(() => throw new InvalidOperationException("this target is broken"));

        private Target AfterBroken => _ => _.DependsOn(Broken).Executes(() => Log.Information("mark after"));

        private Target Cleanup => _ => _.After(AfterBroken).AssuredAfterFailure().Executes(() => Log.Information("mark cleanup"));

        private Target Proceeding => _ => _.Before<IPackage>(x => x.Compile).ProceedAfterFailure().Executes(() => throw new InvalidOperationException("but on we go"));

        private Target OnlySometimes => _ => _.DependsOn<IPackage>(x => x.Compile).OnlyWhenStatic(() => Never).Executes(() => Log.Information("mark sometimes"));

        private Target OnlySometimesButPrepared => _ => _.DependsOn<IPackage>(x => x.Compile).OnlyWhenStatic(() => Never).WhenSkipped(DependencyBehavior.Execute);

        private Target OnlyRarely => _ => _.OnlyWhenDynamic(() => 1 + 1 == 3).Executes(() => Log.Information("mark rarely"));

        private Target Trigger => _ => _.Triggers(Triggered).Executes(() => Log.Information("mark trigger"));

        private Target Triggered => _ => _.Executes(() => Log.Information("mark triggered"));

        private Target Misused => _ => _.Executes(() => throw new UsageException("wrong input"));
    }

    private sealed class Overriding : NukeBuild, IPackage
    {
        Target IPackage.Pack => _ => _.Inherit<IPackage>(x => x.Pack).Executes(() => Log.Information("mark more"));
    }

    private sealed class Cyclic : NukeBuild
    {
        private Target A => _ => _.DependsOn(B);

        private Target B => _ => _.DependsOn(A);
    }

    private sealed class Lacking : NukeBuild
    {
        private Target A => _ => _.DependsOn<IPackage>(x => x.Pack);
    }

    private sealed class Trying : NukeBuild
    {
        private Target A => _ => _.TryDependsOn<IPackage>(x => x.Pack);
    }

    private sealed class Unconstructible : NukeBuild
    {
        public Unconstructible() => throw new InvalidOperationException("no luck");
    }

    private sealed class Undefinable : NukeBuild
    {
        private Target A => _ => throw new InvalidOperationException("no definition");
    }

    private sealed class Locking : NukeBuild
    {
        private static int now;

        public static int MostAtOnce { get; private set; }

        private Target A => _ => _.Lock("one").Executes(Work);

        private Target B => _ => _.Lock("one").Executes(Work);

        private Target C => _ => _.Lock("one").Executes(Work);

        public static void Reset() => MostAtOnce = 0;

        private static async Task Work()
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        }
    }

    private sealed class Meeting : NukeBuild
    {
        private readonly TaskCompletionSource _a = new();
        private readonly TaskCompletionSource _b = new();

        private Target A => _ => _.Executes(() => Meet(_a, _b));

        private Target B => _ => _.Executes(() => Meet(_b, _a));

        private static Task Meet(TaskCompletionSource mine, TaskCompletionSource other)
        {
            mine.SetResult();
            return other.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
