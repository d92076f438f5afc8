using NSubstitute;

namespace Slipway.Engine.Tests.Output;

/// <summary>How consoles of CI systems are spoken to.</summary>
public sealed class DialectTests
{
    [Fact]
    public void GitHub_gets_groups_annotations_and_masks()
    {
        var dialect = new GitHubDialect();

        dialect.Begin("Test").ShouldBe(["::group::Test"]);
        dialect.End(OutputFixture.Target("Test")).ShouldBe(["::endgroup::"]);
        dialect.Message("Test", LogLevel.Error, "100% wrong\r\nat line 2").ShouldBe(["::error title=Test::100%25 wrong%0D%0Aat line 2"]);
        dialect.Message(null, LogLevel.Warning, "careful").ShouldBe(["::warning::careful"]);
        dialect.Message("Test", LogLevel.Information, "a\nb").ShouldBe(["a", "b"]);
        dialect.Mask("first line\nsecond 100%").ShouldBe(["::add-mask::first line", "::add-mask::second 100%25"]);
    }

    [Fact]
    public void Azure_gets_groups_issues_and_secrets()
    {
        var dialect = new AzureDialect();

        dialect.Begin("Test").ShouldBe(["##[group]Test"]);
        dialect.End(OutputFixture.Target("Test")).ShouldBe(["##[endgroup]"]);
        dialect.Message("Test", LogLevel.Error, "100%\nwrong").ShouldBe(["##vso[task.logissue type=error]100%AZP25%0Awrong"]);
        dialect.Message(null, LogLevel.Warning, "careful").ShouldBe(["##vso[task.logissue type=warning]careful"]);
        dialect.Mask("s3cret").ShouldBe(["##vso[task.setsecret]s3cret"]);
    }

    [Fact]
    public void GitHub_marks_the_line_that_the_compiler_names_once()
    {
        var dialect = new GitHubDialect("/code/repo");
        const string Error = "/code/repo/src/a,b.cs(14,9): error CS1002: ; expected 100% [/code/repo/src/app.csproj]";

        dialect.Message("Compile", LogLevel.Information, $"  app -> bin\n{Error}\n/elsewhere/Program.cs(3): warning CA1303: Use a resource\r\n{Error}").ShouldBe(
        [
            "  app -> bin",
            "::error file=src/a%2Cb.cs,line=14,col=9,title=CS1002::; expected 100%25",
            "::warning file=/elsewhere/Program.cs,line=3,title=CA1303::Use a resource",
            Error,
        ]);
    }

    [Fact]
    public void Azure_marks_the_line_that_the_compiler_names() =>
        new AzureDialect("/code/repo/").Message("Compile", LogLevel.Information, "/code/repo/a;b].cs(14,9): error CS1002: ; expected [/code/repo/src/app.csproj]")
            .ShouldBe(["##vso[task.logissue type=error;sourcepath=a%3Bb%5D.cs;linenumber=14;columnnumber=9;code=CS1002]; expected"]);

    [Theory]
    [InlineData("error CS1002: ; expected")]
    [InlineData("see Program.cs(1,2): error handling is hard")]
    [InlineData("(1,2): error CS1: no file")]
    [InlineData("a.cs(x): warning CS1: no line")]
    public void Other_lines_are_no_diagnostics(string line) => Diagnostic.Parse(line).ShouldBeNull();

    [Fact]
    public void GitLab_gets_sections()
    {
        var time = Substitute.For<TimeProvider>();
        time.GetUtcNow().Returns(DateTimeOffset.FromUnixTimeSeconds(1560896352));
        var dialect = new GitLabDialect(time, color: false);

        dialect.Begin("DockerBuild").ShouldBe(["\e[0Ksection_start:1560896352:dockerbuild\r\e[0KDockerBuild"]);
        dialect.End(OutputFixture.Target("DockerBuild")).ShouldBe(["\e[0Ksection_end:1560896352:dockerbuild\r\e[0K"]);
        dialect.Message("Test", LogLevel.Error, "wrong").ShouldBe(["wrong"]);
        dialect.Mask("s3cret").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("::set-output name=a::b", ": :set-output name=a: :b")]
    [InlineData("  ::error::x", "  : :error: :x")]
    [InlineData("##[add-path]/evil", "# #[add-path]/evil")]
    [InlineData("text ##vso[task.setvariable variable=a]b", "text # #vso[task.setvariable variable=a]b")]
    [InlineData("a::b", "a::b")]
    [InlineData("plain", "plain")]
    public void Output_of_targets_gives_no_commands(string line, string expected)
    {
        new GitHubDialect().Message("Test", LogLevel.Information, line).ShouldBe([expected]);
        new AzureDialect().Message("Test", LogLevel.Debug, line).ShouldBe([expected]);
        new GitHubDialect().Paint(LogLevel.Information, line).ShouldBe(expected);
    }

    [Fact]
    public void Output_of_targets_opens_no_section() =>
        new GitLabDialect(TimeProvider.System, color: false).Message(null, LogLevel.Information, "\e[0Ksection_start:1:x\rx").ShouldBe(["section_start:1:x\rx"]);

    [Theory]
    [InlineData(nameof(LogLevel.Error), "\e[31ma\e[0m")]
    [InlineData(nameof(LogLevel.Warning), "\e[33ma\e[0m")]
    [InlineData(nameof(LogLevel.Debug), "\e[90ma\e[0m")]
    [InlineData(nameof(LogLevel.Information), "a")]
    public void Terminal_gets_colours_by_importance(string level, string expected)
    {
        new PlainDialect(color: true).Message(null, Enum.Parse<LogLevel>(level), "a").ShouldBe([expected]);
        new PlainDialect(color: false).Message(null, Enum.Parse<LogLevel>(level), "a\nb").ShouldBe(["a", "b"]);
    }
}
