namespace Slipway.Engine.Tests.Completion;

/// <summary>The scripts for zsh and fish, in the shells themselves.</summary>
public sealed class OtherShellsTests
{
    [Theory]
    [InlineData("./build.sh Compile Pub", "Publish\tPublishes", "Publish\tPublishes", "Compile|Pub")]
    [InlineData("./build.sh --color=", "--color=red", "--color=red", "--color=")]
    [InlineData("./build.sh --file 'a b", "a b/", "a b/", "--file|a b")]
    [InlineData("./build.sh ", "Compile", "Compile", "")]
    [InlineData("../repo/build.sh :", ":secrets", ":secrets", ":")]
    public void Fish_offers_what_the_build_answers(string line, string answer, string offered, string asked)
    {
        ShellFixture.Require("fish");
        using var fixture = new ShellFixture(answer);

        fixture.Run("fish", "", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", ShellFixture.Script("fish"), line).ShouldBe([offered]);
        fixture.Asked[2..].ShouldBe(asked.Split('|'));
    }

    // compadd only works within the line editor; here it prints what it is given.
    private const string ZshHarness = """
        compdef() { registered="$1 $2" }
        compadd() { local -a args=("$@"); print -r -- "${(j: :)${(P)args[-1]}}" }
        source $1
        shift
        [[ $registered == '_slipway_build build.sh' ]] || exit 1
        words=("$@")
        CURRENT=$#
        _slipway_build
        """;

    [Theory]
    [InlineData("Publish\tPublishes", "Publish", "./build.sh|Compile|Pub", "Compile|Pub")]
    [InlineData("src/|a b/", "src/ a b/", "./build.sh|--file|a\\ b", "--file|a b")]
    [InlineData("--color=red|--color=blue|x/", "--color=red --color=blue,x/", "../repo/build.sh|", "")]
    public void Zsh_offers_what_the_build_answers(string answers, string offered, string words, string asked)
    {
        ShellFixture.Require("zsh");
        using var fixture = new ShellFixture(answers.Split('|'));

        fixture.Run("zsh", "", ["-f", "-c", ZshHarness, "zsh", ShellFixture.Script("zsh"), .. words.Split('|')]).ShouldBe(offered.Split(','));
        fixture.Asked[2..].ShouldBe(asked.Split('|'));
    }

    [Theory]
    [InlineData("fish", "source $argv[1]; complete -C './build.sh C'")]
    [InlineData("zsh", "compdef() { }; source $1; words=(./build.sh C); CURRENT=2; _slipway_build; true")]
    public void Build_that_never_ran_is_not_started(string shell, string script)
    {
        ShellFixture.Require(shell);
        using var fixture = new ShellFixture("Compile");
        fixture.DeleteStamp();

        fixture.Run(shell, "", [.. shell == "fish" ? ["--no-config", "-c", script] : new[] { "-f", "-c", script, "zsh" }, ShellFixture.Script(shell)]).ShouldBeEmpty();
        fixture.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Zsh_itself_completes_the_line()
    {
        ShellFixture.Require("script");
        ShellFixture.Require("zsh");
        using var fixture = new ShellFixture("Compile\tCompiles");

        fixture.Run("bash", "", "-c", """
            printf '%s\n' "autoload -Uz compinit; compinit -u -D; source $1" $'./build.sh com\t' 'exit' | TERM=dumb script -qec 'zsh -f -i' /dev/null | tr -d '\r' | grep -c '^ran Compile$'
            """, "bash", ShellFixture.Script("zsh")).ShouldBe(["1"]);
    }

    [Fact]
    public void Script_for_powershell_is_plain_ascii_because_Windows_PowerShell_reads_files_in_the_local_code_page() =>
        File.ReadAllText(ShellFixture.Script("pwsh")).ShouldAllBe(letter => letter < 128);
}
