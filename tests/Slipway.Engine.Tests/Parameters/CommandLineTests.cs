namespace Slipway.Engine.Tests.Parameters;

/// <summary>A command line that makes no sense is refused, and nothing runs.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Nope", "There is no target Nope.")]
    [InlineData("--no-logo Nope", "There is no target Nope.")]
    [InlineData("--target Nope", "There is no target Nope.")]
    [InlineData("Pubish", "There is no target Pubish. Did you mean Publish?")]
    [InlineData("Pub", "There is no target Pub. Did you mean Publish?")]
    [InlineData("Compile Nope --skip Nix", "There is no target Nope.\nThere is no target Nix.")]
    [InlineData("--regsitry x", "There is no option --regsitry. Did you mean --registry?")]
    [InlineData("Compile --no-such-thing value Publish", "There is no option --no-such-thing.")]
    [InlineData("--registry", "--registry needs a value (one that starts with -- is written as --registry=VALUE).")]
    [InlineData("--registry --json", "--registry needs a value (one that starts with -- is written as --registry=VALUE).")]
    [InlineData("--names", "--names needs a value (one that starts with -- is written as --names=VALUE).")]
    [InlineData("--registry a --registry b", "--registry was given twice.")]
    [InlineData("--registry a --Registry=b", "--registry was given twice.")]
    [InlineData("-h", "There is no option -h: options start with two dashes. Did you mean --help or --host?")]
    [InlineData("--verbose --registry", "There is no option --verbose. Did you mean --verbosity?\n--registry needs a value (one that starts with -- is written as --registry=VALUE).")]
    public void Command_line_is_refused(string arguments, string message) =>
        TestBuild.Run<Build>(arguments.Split(' ')).ShouldBe((2, $"{message}\n./build.sh --help lists targets and options.\n"));

    [Theory]
    [InlineData("--registry a compile", "Compile a ")]
    [InlineData("COMPILE --REGISTRY a", "Compile a ")]
    [InlineData("--no-logo Compile --registry=a", "Compile a ")]
    [InlineData("Compile --names a b --registry=--b", "Compile --b a b")]
    [InlineData("--target Compile --registry -b", "Compile -b ")]
    public void Command_line_is_understood(string arguments, string mark) => TestBuild.Marks<Build>(arguments.Split(' ')).ShouldBe([mark]);

    [Fact]
    public void Word_that_no_option_takes_never_runs_the_default_target()
    {
        using var root = new Slipway.Testing.TempDirectory();

        var result = TestBuild.RunApart<Build>(root, ["--no-logo", "Nope"], null, null, build => build.Publish);

        result.ExitCode.ShouldBe(2);
        TestBuild.Marks(result.Output).ShouldBeEmpty();
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string? Registry;

        [Parameter]
        private readonly string[] Names = [];

        internal Target Publish => _ => _.Mark();

        private Target Compile => _ => _.Mark($"Compile {Registry} {string.Join(' ', Names)}");
    }
}
