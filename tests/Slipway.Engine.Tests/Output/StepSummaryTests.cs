using Slipway.Testing;

namespace Slipway.Engine.Tests.Output;

/// <summary>The page of a GitHub job shows how the targets fared.</summary>
public sealed class StepSummaryTests
{
    [Fact]
    public void Summary_is_a_table_of_the_targets() => Golden.Match(StepSummary.Table(OutputFixture.Failed), "step-summary.md");

    [Fact]
    public void Text_of_targets_is_no_markup()
    {
        var result = OutputFixture.Failed with { Targets = [new("Test", TargetStatus.Failed, TimeSpan.Zero, null, "a | b <img src=x> `c` [d](e) *f*\nsecond line")] };

        StepSummary.Table(result).ShouldContain("| a &#124; b &#60;img src=x&#62; &#96;c&#96; &#91;d&#93;(e) &#42;f&#42; |");
    }

    [Fact]
    public void Summary_stays_small()
    {
        var result = OutputFixture.Failed with { Targets = [.. Enumerable.Range(0, 2_000).Select(i => new TargetResult($"Target{i}", TargetStatus.Succeeded, TimeSpan.Zero, null, null))] };

        var table = StepSummary.Table(result);

        table.Length.ShouldBeLessThan(100_000);
        table.ShouldContain("And 1500 more targets.");
    }

    [Fact]
    public void Summary_is_added_to_what_steps_before_have_written()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        var file = root.Write("summary.md", "# Before\n");

        TestBuild.RunIn<Build>(root, ["Say"], new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = file, ["TOKEN"] = "hunter2" }).ExitCode.ShouldBe(1);

        var text = File.ReadAllText(file);
        text.ShouldStartWith("# Before\n### Build failed: Say.\n\n| Target |");
        text.ShouldContain("the token is &#42;&#42;&#42;");
        text.ShouldNotContain("hunter2");
    }

    [Fact]
    public void File_that_cannot_be_written_is_no_failure()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");

        TestBuild.RunIn<Build>(root, ["Nothing"], new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = root["no/such/folder"] }).ExitCode.ShouldBe(0);
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        [Secret]
        private readonly string? Token;

        private Target Say => _ => _.Executes(() => throw new InvalidOperationException($"the token is {Token}"));

        private Target Nothing => _ => _.Executes(() => { });
    }
}
