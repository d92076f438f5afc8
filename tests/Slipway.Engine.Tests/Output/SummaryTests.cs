using Slipway.Testing;

namespace Slipway.Engine.Tests.Output;

/// <summary>The table at the end.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Summary_shows_how_each_target_fared() => Golden.Match(Text(null), "summary.txt");

    [Fact]
    public void Summary_is_cut_at_the_width_of_the_terminal()
    {
        var text = Text(40);

        text.Split('\n').ShouldAllBe(line => line.Length <= 40);
        text.ShouldContain("3 …");
    }

    [Theory]
    [InlineData(0, "0.00 s")]
    [InlineData(9.994, "9.99 s")]
    [InlineData(12.4, "12 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(83, "1:23 min")]
    [InlineData(3723, "1:02:03 h")]
    [InlineData(90_000, "25:00:00 h")]
    public void Duration_is_readable(double seconds, string expected) => Summary.Seconds(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Theory]
    [InlineData(0, "Build succeeded.")]
    [InlineData(130, "Build cancelled.")]
    [InlineData(1, "Build failed: Test.")]
    public void Last_line_is_the_verdict(int exitCode, string expected) =>
        Summary.Lines(OutputFixture.Failed with { ExitCode = exitCode }, null).Last().Text.ShouldBe(expected);

    private static string Text(int? columns) => string.Join('\n', Summary.Lines(OutputFixture.Failed, columns).Select(line => line.Text)) + "\n";
}
