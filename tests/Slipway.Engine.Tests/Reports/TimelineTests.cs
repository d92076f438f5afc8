namespace Slipway.Engine.Tests.Reports;

/// <summary>The scale and the lanes of a timeline.</summary>
public sealed class TimelineTests
{
    [Theory]
    [InlineData(0, 1, "0")]
    [InlineData(3, 3, "0", "1 ms", "2 ms")]
    [InlineData(250, 5, "0", "0.05 s", "0.1 s")]
    [InlineData(31_000, 7, "0", "5 s", "10 s")]
    [InlineData(383_000, 7, "0", "1:00 min", "2:00 min")]
    [InlineData(9_000_000, 5, "0", "0:30 h", "1:00 h")]
    [InlineData(1_000_000_000, 6, "0", "48:00 h")]
    public void Scale_has_steps_that_a_person_counts_in(double milliseconds, int ticks, params string[] labels)
    {
        var axis = TimeAxis.For(TimeSpan.FromMilliseconds(milliseconds));

        axis.Ticks.ShouldBe(ticks);
        Enumerable.Range(0, labels.Length).Select(axis.Label).ShouldBe(labels);
    }

    [Fact]
    public void Every_duration_fits_on_a_scale_of_few_ticks()
    {
        for (var milliseconds = 0.5; milliseconds < 1e9; milliseconds *= 1.37)
        {
            var axis = TimeAxis.For(TimeSpan.FromMilliseconds(milliseconds));

            axis.Ticks.ShouldBeInRange(1, TimeAxis.MostTicks);
            (axis.Step * axis.Ticks).TotalMilliseconds.ShouldBeGreaterThanOrEqualTo(milliseconds);
        }
    }

    [Fact]
    public void Places_on_the_scale_are_parts_of_its_whole()
    {
        var axis = TimeAxis.For(TimeSpan.FromSeconds(40));

        axis.Percent(TimeSpan.FromSeconds(10)).ShouldBe("25%");
        axis.Percent(TimeSpan.FromSeconds(0.1)).ShouldBe("0.25%");
        axis.Percent(TimeSpan.FromSeconds(50)).ShouldBe("100%");
        axis.Place(1).ShouldBe("12.5%");
    }

    [Fact]
    public void Targets_that_ran_at_once_are_in_different_lanes()
    {
        var bars = LaneChart.Assign([Ran("a", 0, 4), Ran("b", 0, 2), Ran("c", 2, 3), new() { Name = "skipped", State = ReportState.Skipped }, Ran("d", 4, 1), Ran("e", 4.5, 1)]);

        bars.Select(bar => (bar.Target.Name, bar.Lane)).ShouldBe([("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 2)]);
    }

    private static ReportTarget Ran(string name, double start, double duration) =>
        new() { Name = name, State = ReportState.Succeeded, Start = TimeSpan.FromSeconds(start), Duration = TimeSpan.FromSeconds(duration) };
}
