using Slipway.Testing;

namespace Slipway.Engine.Tests.Execution;

/// <summary>A build that is told to end does so, with everything that runs in it.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly TempDirectory _root = new();
    private readonly TaskCompletionSource _released = new();

    public CancellationTests() => _root.Write(".nuke/parameters.json", "{}");

    [Fact]
    public void Interrupted_build_cancels_what_runs_and_starts_nothing_more()
    {
        var (exitCode, output) = Run("Waiting", "Later");

        exitCode.ShouldBe(130);
        TestBuild.Marks(output).ShouldBe(["cancelled"]);
        output.ShouldContain("Cancelling; once more ends at once.");
        output.ShouldMatch("Waiting +Cancelled");
        output.ShouldMatch("Later +Not run +the build was cancelled");
        output.ShouldEndWith("Build cancelled.\n");
    }

    [Theory]
    [InlineData("Waiting", "CleanUp")]
    [InlineData("Waiting", "Later", "CleanUpLater")]
    [InlineData("Deaf", "CleanUpDeaf")]
    public void What_is_assured_cleans_up_after_what_had_started(params string[] targets)
    {
        var (exitCode, output) = Run(targets);

        exitCode.ShouldBe(130);
        TestBuild.Marks(output)[^1].ShouldBe("cleaned up");
        output.ShouldMatch(@"Cancelling; CleanUp\w* may still clean up for 30 s, once more ends at once\.");
        output.ShouldMatch(@"CleanUp\w* +Succeeded");
        output.ShouldEndWith("Build cancelled.\n");
    }

    [Fact]
    public void What_is_assured_has_nothing_to_clean_up_where_nothing_had_started()
    {
        var (exitCode, output) = Run("Waiting", "CleanUpFine");

        exitCode.ShouldBe(130);
        TestBuild.Marks(output).ShouldBe(["cancelled"]);
        output.ShouldMatch("CleanUpFine +Not run +the build was cancelled");
    }

    [Fact]
    public void Running_clean_up_goes_on_when_the_build_is_interrupted() => Run("InterruptedCleanUp").Output.ShouldMatch("InterruptedCleanUp +Succeeded");

    [Fact]
    public void Clean_up_that_takes_too_long_is_cancelled()
    {
        var time = new ManualTime();
        TestBuild.Time.Value = time;
        Build.PassTime = () => time.Advance(TimeSpan.FromSeconds(30));

        var (exitCode, output) = Run("Waiting", "EndlessCleanUp");

        exitCode.ShouldBe(130);
        TestBuild.Marks(output).ShouldBe(["cancelled", "clean-up cancelled"]);
        output.ShouldMatch("EndlessCleanUp +Cancelled");
    }

    [Fact]
    public void Failure_of_a_target_that_is_being_cancelled_does_not_count() => Run("FailsWhenCancelled").ExitCode.ShouldBe(130);

    [Fact]
    public void Target_that_ends_all_the_same_has_succeeded() => Run("IgnoresButEnds").Output.ShouldMatch("IgnoresButEnds +Succeeded");

    [Fact]
    public void Target_that_does_not_end_is_left_behind()
    {
        var (exitCode, output) = Run("Deaf");

        exitCode.ShouldBe(130);
        output.ShouldMatch("Deaf +Cancelled .* it did not end when it was cancelled, and was left behind");
    }

    [Fact]
    public void Build_that_was_interrupted_before_it_started_runs_nothing()
    {
        var result = TestBuild.RunApart<Build>(_root, ["Fine"], onInterrupt: interrupt => interrupt());

        result.ExitCode.ShouldBe(130);
        TestBuild.Marks(result.Output).ShouldBeEmpty();
    }

    public void Dispose()
    {
        _released.SetResult();
        _root.Dispose();
    }

    private (int ExitCode, string Output) Run(params string[] targets)
    {
        Build.Released = _released.Task;
        var result = TestBuild.RunApart<Build>(_root, [.. targets, "--parallel", "1"], onInterrupt: interrupt => Build.Interrupt = interrupt);
        return (result.ExitCode, result.Output);
    }

    private sealed class Build : NukeBuild
    {
        private static readonly AsyncLocal<Action?> Interruption = new();
        private static readonly AsyncLocal<Action?> Passing = new();
        private static readonly AsyncLocal<Task?> Release = new();

        public static Action PassTime
        {
            get => Passing.Value!;
            set => Passing.Value = value;
        }

        public static Action Interrupt
        {
            get => Interruption.Value!;
            set => Interruption.Value = value;
        }

        public static Task Released
        {
            get => Release.Value!;
            set => Release.Value = value;
        }

        private Target Fine => _ => _.Mark();

        private Target Waiting => _ => _.Executes(async token =>
        {
            Interrupt();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Log.Information("mark cancelled");
            }
        });

        private Target Later => _ => _.After(Waiting).Mark();

        private Target CleanUp => _ => _.After(Waiting).AssuredAfterFailure().Mark("cleaned up");

        private Target CleanUpLater => _ => _.DependsOn(Later).AssuredAfterFailure().Mark("cleaned up");

        private Target CleanUpDeaf => _ => _.After(Deaf).AssuredAfterFailure().Mark("cleaned up");

        private Target CleanUpFine => _ => _.After(Fine).AssuredAfterFailure().Mark("cleaned up");

        private Target InterruptedCleanUp => _ => _.AssuredAfterFailure().Executes(token =>
        {
            Interrupt();
            token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        });

        private Target EndlessCleanUp => _ => _.After(Waiting).AssuredAfterFailure().Executes(async token =>
        {
            using var ended = token.Register(() => Log.Information("mark clean-up cancelled"));
            PassTime();
            await Task.Delay(Timeout.Infinite, token);
        });

        private Target FailsWhenCancelled => _ => _.Executes(() =>
        {
            Interrupt();
            throw new InvalidOperationException("the connection was closed");
        });

        private Target IgnoresButEnds => _ => _.Executes(() => Interrupt());

        private Target Deaf => _ => _.Executes(() =>
        {
            Interrupt();
            return Released;
        });
    }
}
