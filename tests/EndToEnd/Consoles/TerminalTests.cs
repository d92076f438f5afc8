namespace EndToEnd.Consoles;

/// <summary>A build in a real terminal: the live table comes and goes, and leaves nothing behind.</summary>
public sealed class TerminalTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(40, "LC_ALL=C")]
    [InlineData(80, "NO_COLOR=1")]
    [InlineData(80, "LANG=de_DE.ISO-8859-1", "NO_COLOR=1")]
    public async Task Table_leaves_nothing_behind(int columns, params string[] environment)
    {
        var outcome = await Terminal.RunAsync("All", columns, environment);

        outcome.ExitCode.ShouldBe(0, outcome.Screen.Text);
        outcome.Output.ShouldContain("targets done", customMessage: "the table was shown");
        outcome.Screen.Faults.ShouldBeEmpty();
        outcome.Screen.IsCursorHidden.ShouldBeFalse();
        outcome.Screen.Text.ShouldNotContain("targets done");
        outcome.Screen.Text.ShouldNotContain("│");
        outcome.Screen.Text.ShouldNotContain("|");
        outcome.Screen.Text.ShouldContain("all done");
        outcome.Screen.Text.ShouldEndWith("Build succeeded.");
        for (var i = 0; i < 6; i++)
        {
            outcome.Screen.Text.ReplaceLineEndings("").Split($"/two/lines/Project{i}.dll").Length.ShouldBe(2, "each line is there once");
        }
    }

    [Fact]
    public async Task Terminal_without_UTF8_gets_ASCII()
    {
        var outcome = await Terminal.RunAsync("All", 80, ["LC_ALL=C"]);

        outcome.Output.ShouldAllBe(letter => char.IsAscii(letter));
        outcome.Screen.Text.ShouldContain("-- Wide --");
        outcome.Output.ShouldContain("+-");
    }

    [Fact]
    public async Task Colours_are_left_out_when_they_are_not_wanted()
    {
        (await Terminal.RunAsync("Wide", 80, ["NO_COLOR=1"])).Output.ShouldNotMatch("\e\\[[0-9;]+m");
        (await Terminal.RunAsync("Wide", 80)).Output.ShouldMatch("\e\\[[0-9;]+m");
    }

    [Fact]
    public async Task Dumb_terminal_gets_lines_only()
    {
        var outcome = await Terminal.RunAsync("Wide Leak", 80, ["TERM=dumb"]);

        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldNotContain("\e");
    }

    [Fact]
    public async Task Ctrl_C_ends_the_build_and_leaves_the_terminal_as_it_was()
    {
        var outcome = await Terminal.RunAsync("Forever", 80, interruptAfter: "targets done");

        outcome.ExitCode.ShouldBe(130, outcome.Screen.Text);
        outcome.Screen.Faults.ShouldBeEmpty();
        outcome.Screen.IsCursorHidden.ShouldBeFalse();
        outcome.Screen.Text.ShouldContain("Cancelling; once more ends at once.");
        outcome.Screen.Text.ShouldEndWith("Build cancelled.");
        outcome.Screen.Text.ShouldNotContain("targets done");
    }

    [Fact]
    public async Task Path_of_the_report_is_a_link_where_the_terminal_knows_links()
    {
        (await Terminal.RunAsync("Broken", 80, ["TERM_PROGRAM=WezTerm"])).Output.ShouldMatch("Report: \e\\]8;;file:///.*/artifacts/report/index\\.html\e\\\\");
        (await Terminal.RunAsync("Broken", 80)).Output.ShouldMatch("Report: /.*/artifacts/report/index\\.html\r?\n");
    }
}
