using Slipway.Testing;

namespace Slipway.Engine.Tests.Parameters;

/// <summary>A person at a terminal is asked for missing values; nobody else is.</summary>
public sealed class PromptTests
{
    [Fact]
    public void Every_missing_value_is_asked_for_and_given_to_its_member()
    {
        // In the order of their names: a list, an enumeration, a number, a provided value, a text, a secret.
        var (exitCode, output, shown) = Run("Publish", "a b<Enter><DownArrow><Enter>7<Enter><DownArrow><Enter>example.com<Enter>hush<Enter>");

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe(["a|b Slow 7 us example.com ***"]);
        shown.ShouldContain("Publish requires --areas:");
        shown.ShouldContain("The build, Publish require --server (Where to, for instance [here]):");
    }

    [Fact]
    public void Secret_is_not_shown()
    {
        var (_, output, shown) = Run("Sign", "hush<Enter>");

        TestBuild.Marks(output).ShouldBe(["*** 4"]);
        (output + shown).ShouldNotContain("hush");
    }

    [Fact]
    public void Value_that_does_not_fit_is_asked_for_again()
    {
        var (_, output, shown) = Run("Tally", "many<Enter>12<Enter>");

        TestBuild.Marks(output).ShouldBe(["12"]);
        shown.ShouldContain("'many' is not a whole number from -2147483648 to 2147483647");
    }

    [Fact]
    public void Component_reads_what_was_given()
    {
        var (_, output, _) = Run("Push", "f<Enter>");

        TestBuild.Marks(output).ShouldBe(["f"]);
    }

    [Fact]
    public void Several_of_a_set_are_chosen()
    {
        var (exitCode, output, _) = Run("Choose", "<Spacebar><DownArrow><DownArrow><Spacebar><Enter>");

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe(["Fast|Normal"]);
    }

    [Fact]
    public void Refused_condition_still_ends_the_build()
    {
        var (exitCode, output, _) = Run("Confirm", "<DownArrow><Enter>");

        (exitCode, output).ShouldBe((2, "Confirm requires a value for --sure: pass --sure, set the environment variable SURE, or \"Sure\" in .nuke/parameters.json.\n"));
    }

    [Theory]
    [InlineData("Tally --json", "")]
    [InlineData("Tally --host GitHubActions", "")]
    [InlineData("Tally", "CI")]
    [InlineData("Tally --plan", "")]
    [InlineData("Tally --count 3 --server s", "")]
    public void Nobody_is_asked_in_ci_for_events_or_when_nothing_is_missing(string arguments, string variable)
    {
        using var root = new TempDirectory();
        using var terminal = new TestTerminal("1<Enter>");

        TestBuild.RunProcess<Build>(root, arguments.Split(' '), new() { Terminal = terminal, Environment = variable.Length == 0 ? [] : new() { [variable] = "true" } });

        terminal.Shown.ShouldBeEmpty();
        terminal.KeysLeft.ShouldBe(2);
    }

    // Only what the target needs is asked for, beside what the build requires.
    private static (int ExitCode, string Output, string Shown) Run(string target, string keys)
    {
        using var root = new TempDirectory();
        using var terminal = new TestTerminal(keys);
        string[] server = target == "Publish" ? [] : ["--server", "s"];
        var (exitCode, output, error) = TestBuild.RunProcess<Build>(root, [target, .. server], new() { Terminal = terminal });
        terminal.KeysLeft.ShouldBe(0);
        return (exitCode, output + error, terminal.Shown);
    }

    private enum Speed
    {
        Fast,
        Slow,
        Normal,
    }

    private interface IPush : INukeBuild
    {
        [Parameter]
        string? Feed => TryGetValue(() => Feed);

        Target Push => _ => _.Requires(() => Feed).Executes(() => Log.Information($"mark {Feed}"));
    }

    private sealed class Build : NukeBuild, IPush
    {
        [Parameter("Where to, for instance [here]")]
        [Required]
        private readonly string? Server;

        [Parameter]
        private readonly string[]? Areas;

        [Parameter]
        private readonly Speed? Choice;

        [Parameter]
        private readonly Speed[]? Choices;

        [Parameter]
        private readonly int? Count;

        [Parameter(ValueProviderMember = nameof(Known))]
        private readonly string? Region;

        [Parameter]
        private readonly bool Sure;

        [Parameter]
        [Secret]
        private readonly string? Token;

        private static string[] Known => ["eu", "us"];

        private Target Publish => _ => _
            .Requires(() => Server, () => Region, () => Token)
            .Requires(() => Areas)
            .Requires(() => Choice)
            .Requires(() => Count)
            .Executes(() => Log.Information($"mark {string.Join('|', Areas!)} {Choice} {Count} {Region} {Server} {Token}"));

        private Target Sign => _ => _.Requires(() => Token).Executes(() => Log.Information($"mark {Token} {Token!.Length}"));

        private Target Tally => _ => _.Requires(() => Count).Executes(() => Log.Information($"mark {Count}"));

        private Target Choose => _ => _.Requires(() => Choices).Executes(() => Log.Information($"mark {string.Join('|', Choices!)}"));

        private Target Confirm => _ => _.Requires(() => Sure).Mark();
    }
}
