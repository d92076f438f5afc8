using Slipway.Testing;

namespace Slipway.Engine.Tests.Execution;

/// <summary>What the engine's switches do.</summary>
public sealed class SwitchTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public SwitchTests() => _root.Write(".nuke/parameters.json", "{}");

    [Theory]
    [InlineData("Publish --skip", "Publish")]
    [InlineData("Publish Compile --skip", "Compile Publish")]
    [InlineData("Publish --skip Test", "Publish")]
    [InlineData("Publish --skip Compile", "Test Publish")]
    [InlineData("--target Test", "Compile Test")]
    [InlineData("test", "Compile Test")]
    [InlineData("--skip Compile --target Test", "Test")]
    [InlineData("", "Compile")]
    public void Targets_are_chosen_and_left_out(string arguments, string expected)
    {
        var (exitCode, output, _) = Run(arguments);

        exitCode.ShouldBe(0, output);
        string.Join(' ', TestBuild.Marks(output)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Publsh", "There is no target Publsh. Did you mean Publish?")]
    [InlineData("Test --skip Complie", "There is no target Complie. Did you mean Compile?")]
    [InlineData("Test --force Tset", "There is no target Tset. Did you mean Test?")]
    [InlineData("--explain Tset", "There is no target Tset. Did you mean Test?")]
    [InlineData("Test --paralel 2", "There is no option --paralel. Did you mean --parallel?")]
    [InlineData("Test --parallel 0", "--parallel: '0' is no number of targets (expected 1 or more).")]
    [InlineData("Test --parallel many", "--parallel: 'many' is no number of targets (expected 1 or more).")]
    [InlineData("Test --verbosity loud", "--verbosity: 'loud' is unknown (expected verbose, normal, minimal, quiet).")]
    [InlineData("Test --plan=svg", "--plan: 'svg' is unknown (expected text, json, mermaid, dot, html).")]
    [InlineData("Test --host Jenkins", "--host Jenkins is unknown (expected GitHubActions, GitLab, AzurePipelines, CloudBuild, Tekton, Local).")]
    [InlineData("Test --root /no/such/folder", "--root was given twice.")]
    public void Wrong_command_line_is_exit_code_2_and_named_on_standard_error(string arguments, string expected)
    {
        var (exitCode, output, error) = Run(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Split('\n')[0].ShouldBe(expected);
    }

    [Fact]
    public void Wrong_values_are_reported_together() =>
        Run("Test --parallel x --verbosity y --partition z").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);

    [Fact]
    public void Continued_build_leaves_out_what_succeeded()
    {
        Fragile.IsBroken = true;
        TestBuild.Marks(RunFragile("Publish").Output).ShouldBe(["Compile"]);
        Fragile.IsBroken = false;

        var (exitCode, output, _) = RunFragile("Publish --continue");

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe(["Test", "Publish"]);
        output.ShouldMatch("Compile +Skipped +it succeeded in the last attempt");
    }

    [Fact]
    public void Build_without_a_failed_attempt_at_the_same_targets_starts_from_the_beginning()
    {
        Fragile.IsBroken = true;
        RunFragile("Publish");
        Fragile.IsBroken = false;

        var (_, output, _) = RunFragile("Test --continue");
        output.ShouldContain("There is no failed attempt at these targets to continue: everything runs.");
        TestBuild.Marks(output).ShouldBe(["Compile", "Test"]);

        RunFragile("Publish");
        TestBuild.Marks(RunFragile("Publish --continue").Output).ShouldBe(["Compile", "Test", "Publish"]);
    }

    [Fact]
    public void Logo_can_be_left_out()
    {
        Run("Test").Output.ShouldStartWith("Slipway ");
        Run("Test --no-logo").Output.ShouldNotContain("Slipway ");
    }

    [Theory]
    [InlineData("quiet", "error")]
    [InlineData("minimal", "warning error")]
    [InlineData("normal", "information warning error")]
    [InlineData("verbose", "verbose debug information warning error")]
    public void Verbosity_decides_which_messages_are_shown(string verbosity, string expected) =>
        string.Join(' ', TestBuild.Marks(Run($"Talk --verbosity {verbosity}").Output)).ShouldBe(expected);

    [Fact]
    public void Quiet_build_that_succeeds_says_nothing() => Run("Test --verbosity quiet").Output.ShouldBeEmpty();

    public void Dispose() => _root.Dispose();

    private (int ExitCode, string Output, string Error) Run(string arguments) => TestBuild.RunApart<Build>(_root, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), defaultTargets: build => build.Compile);

    private (int ExitCode, string Output, string Error) RunFragile(string arguments) => TestBuild.RunApart<Fragile>(_root, arguments.Split(' '));

    private sealed class Build : NukeBuild
    {
        public Target Compile => _ => _.Mark();

        private Target Test => _ => _.DependsOn(Compile).Mark();

        private Target Publish => _ => _.DependsOn(Test).Mark();

        private Target Talk => _ => _.Executes(() =>
        {
            Log.Verbose("mark verbose");
            Log.Debug("mark debug");
            Log.Information("mark information");
            Log.Warning("mark warning");
            Log.Error("mark error");
        });
    }

    private sealed class Fragile : NukeBuild
    {
        private static readonly AsyncLocal<bool> Broken = new();

        public static bool IsBroken
        {
            get => Broken.Value;
            set => Broken.Value = value;
        }

        private Target Compile => _ => _.Mark();

        private Target Test => _ => _.DependsOn(Compile).Executes(() =>
        {
            if (IsBroken)
            {
                throw new InvalidOperationException("broken");
            }
        }).Mark();

        private Target Publish => _ => _.DependsOn(Test).Mark();
    }
}
