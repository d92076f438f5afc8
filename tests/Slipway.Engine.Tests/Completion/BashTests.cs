namespace Slipway.Engine.Tests.Completion;

/// <summary>The script for bash, in bash.</summary>
public sealed class BashTests
{
    // Sets what readline sets, calls the function that was registered for the command, and prints the replies, each in brackets.
    private const string Harness = """
        source "$1"
        COMP_LINE=$2
        COMP_POINT=${#COMP_LINE}
        shift 2
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        registered=$(complete -p build.sh)
        function=${registered##*-F }
        ${function% *}
        for reply in "${COMPREPLY[@]}"; do printf '[%s]\n' "$reply"; done
        """;

    [Fact]
    public void Words_are_handed_to_the_build_and_answers_end_in_a_space()
    {
        using var fixture = new ShellFixture("Compile\tCompiles", "Publish");

        Complete(fixture, "./build.sh --registry a ", "./build.sh", "--registry", "a", "").ShouldBe(["[Compile ]", "[Publish ]"]);
        fixture.Asked.ShouldBe([".//.nuke/temp/build/abc/Build.dll".Replace("//", "/"), ":complete", "--registry", "a", ""]);
    }

    [Theory]
    [InlineData("./build.sh --color=re", "--color=red", "[red ]", "./build.sh|--color|=|re", "--color=re")]
    [InlineData("./build.sh --color=", "--color=red", "[red ]", "./build.sh|--color|=", "--color=")]
    [InlineData("./build.sh :se", ":secrets", "[secrets ]", "./build.sh|:|se", ":se")]
    [InlineData("./build.sh :", ":secrets", "[secrets ]", "./build.sh|:", ":")]
    [InlineData("./build.sh   Compile  Pub", "Publish", "[Publish ]", "./build.sh|Compile|Pub", "Compile|Pub")]
    [InlineData("./build.sh --file src/", "src/Gateway/", "[src/Gateway/]", "./build.sh|--file|src/", "--file|src/")]
    [InlineData("./build.sh --file b", "b file", "[b\\ file ]", "./build.sh|--file|b", "--file|b")]
    [InlineData("./build.sh --file x:y", "x:yz", "[yz ]", "./build.sh|--file|x|:|y", "--file|x:y")]
    public void Words_that_bash_takes_apart_are_put_together(string line, string answer, string reply, string words, string asked)
    {
        using var fixture = new ShellFixture(answer);

        Complete(fixture, line, words.Split('|')).ShouldBe([reply]);
        fixture.Asked[2..].ShouldBe(asked.Split('|'));
    }

    [Theory]
    [InlineData("sub", "../build.sh")]
    [InlineData("", "build.sh")]
    public void Script_is_found_from_anywhere(string folder, string command)
    {
        using var fixture = new ShellFixture("Compile");

        fixture.Run("bash", folder, "-c", Harness, "bash", ShellFixture.Script("bash"), $"{command} C", command, "C").ShouldBe(["[Compile ]"]);
    }

    [Fact]
    public void Build_that_never_ran_is_not_started()
    {
        using var fixture = new ShellFixture("Compile");
        fixture.DeleteStamp();

        Complete(fixture, "./build.sh C", "./build.sh", "C").ShouldBeEmpty();
        fixture.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Script_has_no_findings_of_shellcheck()
    {
        ShellFixture.Require("shellcheck");
        using var fixture = new ShellFixture();

        fixture.Run("shellcheck", "", "-s", "bash", ShellFixture.Script("bash")).ShouldBeEmpty();
    }

    [Fact]
    public void Readline_itself_completes_the_line()
    {
        ShellFixture.Require("script");
        using var fixture = new ShellFixture("Compile");

        fixture.Run("bash", "", "-c", """
            printf '%s\n' "source $1" $'./build.sh Com\t' 'exit' | INPUTRC=/dev/null TERM=dumb script -qec 'bash --norc -i' /dev/null | tr -d '\r' | grep -c '^ran Compile$'
            """, "bash", ShellFixture.Script("bash")).ShouldBe(["1"]);
    }

    private static string[] Complete(ShellFixture fixture, string line, params string[] words) =>
        fixture.Run("bash", "", ["-c", Harness, "bash", ShellFixture.Script("bash"), line, .. words]);
}
