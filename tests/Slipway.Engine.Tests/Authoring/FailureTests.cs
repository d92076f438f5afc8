namespace Slipway.Engine.Tests.Authoring;

/// <summary>What the failure of one target means for the others.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("Broken", "NeedsBroken")]
    [InlineData("Broken", "Independent")]
    [InlineData("Broken", "TriggeredByBroken")]
    public void Nothing_starts_after_a_failure(params string[] targets)
    {
        var (exitCode, output) = TestBuild.Run<Build>([.. targets, "--parallel", "1"]);

        exitCode.ShouldBe(1);
        TestBuild.Marks(output).ShouldBeEmpty();
        output.ShouldContain("Broken failed: this target is broken");
        output.ShouldContain("Not run");
        output.ShouldEndWith("Build failed: Broken.\n");
    }

    [Fact]
    public void Assured_target_runs_after_a_failure_even_when_it_depends_on_what_failed()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Broken", "Independent", "Report", "--parallel", "1"]);

        exitCode.ShouldBe(1);
        TestBuild.Marks(output).ShouldBe(["failing: True, successful: False"]);
    }

    [Fact]
    public void Assured_target_runs_in_its_turn_when_nothing_fails() => TestBuild.Marks<Build>("ReportOnly").ShouldBe(["failing: False, successful: False"]);

    [Fact]
    public void Build_proceeds_after_the_failure_of_a_target_that_says_so_and_fails_in_the_end()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Flaky", "NeedsFlaky", "TriggeredByFlaky", "Independent", "--parallel", "1"]);

        exitCode.ShouldBe(1);
        TestBuild.Marks(output).ShouldBe(["NeedsFlaky", "TriggeredByFlaky", "Independent"], ignoreOrder: true);
        output.ShouldEndWith("Build failed: Flaky.\n");
    }

    [Fact]
    public void Every_failure_is_shown()
    {
        var (_, output) = TestBuild.Run<Build>(["Flaky", "Broken", "--parallel", "1"]);

        output.ShouldContain("Flaky failed: sometimes");
        output.ShouldContain("Broken failed: this target is broken");
    }

    [Fact]
    public void Running_target_is_cancelled_when_another_one_fails()
    {
        var (exitCode, output) = TestBuild.Run<Racing>(["Endless", "Broken", "--parallel", "2"]);

        exitCode.ShouldBe(1);
        output.ShouldMatch("Endless +Cancelled .* Broken failed");
    }

    [Fact]
    public void Running_target_that_is_assured_or_needed_by_one_goes_on_when_another_one_fails()
    {
        var (exitCode, output) = TestBuild.Run<Racing>(["Assured", "Clean", "Broken", "--parallel", "3"]);

        exitCode.ShouldBe(1);
        TestBuild.Marks(output).ShouldBe(["Assured", "NeededByAssured", "Clean"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Misused", 2)]
    [InlineData("Broken", 1)]
    public void Exit_code_tells_wrong_usage_from_failed_work(string target, int expected) => TestBuild.Run<Build>([target]).ExitCode.ShouldBe(expected);

    [Fact]
    public void Failed_work_outweighs_wrong_usage() => TestBuild.Run<Build>(["ProceedingMisuse", "Broken", "--parallel", "1"]).ExitCode.ShouldBe(1);

    private sealed class Build : NukeBuild
    {
        private Target Broken => _ => _.Executes(() => throw new InvalidOperationException("this target is broken"));

        private Target NeedsBroken => _ => _.DependsOn(Broken).Mark();

        private Target TriggeredByBroken => _ => _.TriggeredBy(Broken).Mark();

        private Target Independent => _ => _.After(Broken, Flaky).Mark();

        private Target Report => _ => _.DependsOn(Broken).After(Independent).AssuredAfterFailure().Executes(Tell);

        private Target ReportOnly => _ => _.AssuredAfterFailure().Executes(Tell);

        private Target Flaky => _ => _.ProceedAfterFailure().Before(Broken).Executes(() => throw new InvalidOperationException("sometimes"));

        private Target NeedsFlaky => _ => _.DependsOn(Flaky).Mark();

        private Target TriggeredByFlaky => _ => _.TriggeredBy(Flaky).Mark();

        private Target Misused => _ => _.Executes(() => throw new UsageException("wrong input"));

        private Target ProceedingMisuse => _ => _.Before(Broken).ProceedAfterFailure().Executes(() => throw new UsageException("wrong input"));

        private void Tell() => Log.Information($"mark failing: {IsFailing}, successful: {IsSuccessful}");
    }

    // Broken fails when the other target is running; what must go on ends when Broken has failed.
    private sealed class Racing : NukeBuild
    {
        private readonly TaskCompletionSource _running = new();
        private readonly TaskCompletionSource _failing = new();

        private Target Broken => _ => _.Executes(async () =>
        {
            await _running.Task;
            _failing.SetResult();
            throw new InvalidOperationException("this target is broken");
        });

        private Target Endless => _ => _.Executes(token =>
        {
            _running.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        });

        private Target Assured => _ => _.AssuredAfterFailure().Executes(GoOnAsync).Mark();

        private Target NeededByAssured => _ => _.Executes(GoOnAsync).Mark();

        private Target Clean => _ => _.DependsOn(NeededByAssured).After(Assured).AssuredAfterFailure().Mark();

        private async Task GoOnAsync(CancellationToken cancellationToken)
        {
            _running.TrySetResult();
            await _failing.Task;
            await Task.Yield();
        }
    }
}
