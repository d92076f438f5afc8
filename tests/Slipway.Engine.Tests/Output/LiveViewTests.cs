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
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(25)]
    [InlineData(20)]
    public void Table_is_never_wider_than_the_terminal(int columns)
    {
        var rows = new[] { new LiveRow("Compile", TimeSpan.FromSeconds(75), new string('x', 200)), new LiveRow("漢字", TimeSpan.Zero, "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字") };

        var lines = LiveTable.Render(rows, "1 of 2 targets done", new(columns, 24), hasColors: false).Split('\n');

        lines.ShouldAllBe(line => TextWidth.Of(line) <= columns);
        lines.Length.ShouldBe(6, "each target takes one line");
    }

    [Fact]
    public void Table_keeps_its_shape_when_lines_come_and_go()
    {
        string Border(string line) => LiveTable.Render([new("Compile", TimeSpan.FromSeconds(1), line)], "", new(60, 24), hasColors: false).Split('\n')[1];

        Border("").ShouldBe(Border(new string('x', 200)));
        Border("").Length.ShouldBe(60);
    }

    [Fact]
    public void Table_of_more_targets_than_the_terminal_has_lines_shows_the_first()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new LiveRow($"Target{i}", TimeSpan.Zero, "")).ToList();

        var table = LiveTable.Render(rows, "0 of 30 targets done", new(80, 12), hasColors: false);

        table.Count(letter => letter == '\n').ShouldBeLessThan(12);
        table.ShouldStartWith("0 of 30 targets done, 22 more running\n");
        table.ShouldContain("Target7");
        table.ShouldNotContain("Target8");
    }

    [Fact]
    public void Table_has_colours_only_when_wanted()
    {
        LiveRow[] rows = [new("Compile", TimeSpan.Zero, "[not markup]")];

        LiveTable.Render(rows, "t", TerminalSize.Default, hasColors: true).ShouldContain("\e[");
        LiveTable.Render(rows, "t", TerminalSize.Default, hasColors: false).ShouldNotContain("\e[");
        LiveTable.Render(rows, "t", TerminalSize.Default, hasColors: false).ShouldContain("[not markup]");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[1;32mgreen\e[0m", "green")]
    [InlineData("a\tb\u0007\r", "a b")]
    [InlineData("cut \e[3", "cut ")]
    [InlineData("\e", "")]
    public void Escape_sequences_are_stripped_from_the_last_line(string text, string expected) => AnsiText.Strip(text).ShouldBe(expected);

    private LiveView View() => new(_build.Text, () => TerminalSize.Default, hasColors: false, new ViewOptions(Verbosity.Normal, HasLogo: false), _time);
}
