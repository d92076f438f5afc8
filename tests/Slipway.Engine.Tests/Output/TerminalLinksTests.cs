using Slipway.Tools;

namespace Slipway.Engine.Tests.Output;

/// <summary>Paths are links where the terminal is known to show them.</summary>
public sealed class TerminalLinksTests
{
    [Theory]
    [InlineData(false, "TERM=xterm-256color")]
    [InlineData(true, "TERM=xterm-256color", "VTE_VERSION=7200")]
    [InlineData(false, "TERM=xterm-256color", "VTE_VERSION=4600")]
    [InlineData(true, "TERM_PROGRAM=WezTerm")]
    [InlineData(true, "WT_SESSION=1")]
    [InlineData(false, "WT_SESSION=1", "TERM=dumb")]
    [InlineData(true, "FORCE_HYPERLINK=1")]
    [InlineData(false, "FORCE_HYPERLINK=0", "TERM_PROGRAM=vscode")]
    public void Terminals_that_show_links_say_who_they_are(bool expected, params string[] environment) =>
        TerminalLinks.AreKnown(environment.Select(variable => variable.Split('=')).ToDictionary(parts => parts[0], parts => parts[1])).ShouldBe(expected);

    [Fact]
    public void Link_shows_the_path_and_leads_to_the_file() =>
        TerminalLinks.Link(AbsolutePath.Parse("/a folder/ü.html")).ShouldBe("\e]8;;file:///a%20folder/%C3%BC.html\e\\/a folder/ü.html\e]8;;\e\\");
}
