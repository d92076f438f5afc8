namespace Slipway.Engine.Tests.Output;

/// <summary>A terminal shows a table of what runs.</summary>
public sealed class LiveViewTests
{
    private readonly OutputFixture _build = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void Table_shows_running_targets_with_time_and_last_line()
    {
        using var view = View();
        view.Start([_build.Compile, _build.Test], 2);
        view.Begin(_build.Compile);
        view.Begin(_build.Test);
        view.Write(_build.Test, LogLevel.Information, "first\n\e[32msecond\e[0m\tline\n");
        _build.Take();

        _time.Advance(TimeSpan.FromSeconds(3));

        var table = _build.Take();
        table.ShouldContain("0 of 2 targets done");
        table.ShouldMatch(@"│ Compile │ 3\.00 s │ +│");
        table.ShouldMatch(@"│ Test    │ 3\.00 s │ second line +│");
    }

    [Fact]
    public void Table_forgets_a_target_as_soon_as_it_has_ended()
    {
        using var view = View();
        view.Start([_build.Compile, _build.Test], 2);
        view.Begin(_build.Compile);
        view.Begin(_build.Test);
        _time.Advance(TimeSpan.FromSeconds(1));
        _build.Take();

        view.End(_build.Compile);

        var table = _build.Take();
        table.ShouldContain("1 of 2 targets done\n╭");
        table.ShouldNotContain("│ Compile");
    }

    [Fact]
    public void Table_goes_when_the_build_ends()
    {
        using var view = View();
        view.Start([_build.Compile], 1);
        view.Begin(_build.Compile);
        _time.Advance(TimeSpan.FromSeconds(1));
        var lines = _build.Take().Split("── Compile ──\n")[1].Count(letter => letter == '\n');
        view.End(_build.Compile);
        view.Finish(OutputFixture.Failed);

        var end = _build.Take();
        lines.ShouldBe(4);
        end.ShouldStartWith($"\e[{lines}F\e[0J");
        end.ShouldEndWith("Build failed: Test.\n");
        _time.Advance(TimeSpan.FromSeconds(1));
        _build.Take().ShouldBeEmpty();
    }

    [Fact]
    public void Build_that_ends_at_once_shows_no_table()
    {
        using var view = View();
        view.Start([_build.Compile], 1);
        view.Begin(_build.Compile);
        view.End(_build.Compile);

        view.Finish(OutputFixture.Failed);

        _build.Take().ShouldNotContain("\e[");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(25)]
    public void Table_is_never_wider_than_the_terminal(int columns)
    {
        var rows = new[] { new LiveRow("Compile", TimeSpan.FromSeconds(75), new string('x', 200)), new LiveRow("漢字", TimeSpan.Zero, "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字") };

        LiveTable.Render(rows, "1 of 2 targets done", columns, hasColors: false).Split('\n').ShouldAllBe(line => Cells(line) <= columns);
    }

    [Fact]
    public void Table_has_colours_only_when_wanted()
    {
        LiveRow[] rows = [new("Compile", TimeSpan.Zero, "[not markup]")];

        LiveTable.Render(rows, "t", 80, hasColors: true).ShouldContain("\e[");
        LiveTable.Render(rows, "t", 80, hasColors: false).ShouldNotContain("\e[");
        LiveTable.Render(rows, "t", 80, hasColors: false).ShouldContain("[not markup]");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[1;32mgreen\e[0m", "green")]
    [InlineData("a\tb\u0007\r", "a b")]
    [InlineData("cut \e[3", "cut ")]
    [InlineData("\e", "")]
    public void Escape_sequences_are_stripped_from_the_last_line(string text, string expected) => AnsiText.Strip(text).ShouldBe(expected);

    private static int Cells(string line) => line.Sum(letter => letter is >= '\u4e00' and <= '\u9fff' ? 2 : 1);

    private LiveView View() => new(_build.Text, () => 80, hasColors: false, new ViewOptions(Verbosity.Normal, HasLogo: false), _time);
}
