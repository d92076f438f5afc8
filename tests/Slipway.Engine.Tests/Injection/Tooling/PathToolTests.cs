using System.Diagnostics;
using System.Runtime.Versioning;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Injected tools run the programs that the environment has.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PathToolTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public PathToolTests()
    {
        _root.Write(".nuke/parameters.json", "{}");
        Script("bin/greeter", "echo \"hello $1 from $PWD, $MOOD\"; exit ${2:-0}");
    }

    [Fact]
    public void Program_of_the_path_runs_in_the_root_and_its_output_is_logged()
    {
        var (exitCode, output) = Run("Greet");

        exitCode.ShouldBe(0, output);
        output.ShouldContain("> " + _root["bin/greeter"] + " 'dear world'");
        output.ShouldContain($"hello dear world from {_root.Path}, glad");
        TestBuild.Marks(output).ShouldBe([$"1 line: hello dear world from {_root.Path}, glad"]);
    }

    [Fact]
    public void Silent_call_logs_nothing() => Run("Silently").Output.ShouldNotContain("hello");

    [Fact]
    public void Variable_names_another_program()
    {
        Script("other", "echo another");
        Run("Greet", new() { ["GREETER_EXE"] = _root["other"] }).Output.ShouldContain("mark 1 line: another");
    }

    [Fact]
    public void Failing_program_fails_the_target_with_its_output()
    {
        var (exitCode, output) = Run("Fail");

        exitCode.ShouldBe(1);
        output.ShouldContain("failed with exit code 3");
    }

    [Fact]
    public void Secret_is_masked_in_command_and_output() => Run("Login").Output.ShouldSatisfyAllConditions(
        output => output.ShouldContain("hello"),
        output => output.ShouldNotContain("s3cr3t"));

    [Fact]
    public void Program_that_takes_too_long_is_ended()
    {
        Script("bin/greeter", "sleep 60");
        var (exitCode, output) = Run("Hurry");

        exitCode.ShouldBe(1);
        output.ShouldContain("took longer than 50 ms, and was ended.");
    }

    [Fact]
    public void Missing_program_fails_the_target_that_runs_it()
    {
        var (exitCode, output) = Run("Missing");

        exitCode.ShouldBe(1);
        output.ShouldContain("Cannot run 'no-such-tool': the build needs no-such-tool, which is not in PATH");
    }

    [Fact]
    public void Cancelled_build_ends_the_program()
    {
        // The test reads from the pipe until the program has opened it.
        Process.Start("mkfifo", _root["pipe"]).WaitForExit();
        Script("bin/greeter", $"echo started > {_root["pipe"]}; sleep 60");
        Action? interrupt = null;
        var started = Task.Run(() =>
        {
            File.ReadAllText(_root["pipe"]).ShouldBe("started\n");
            interrupt!();
        });

        TestBuild.RunApart<Build>(_root, ["Wait"], Environment(), action => interrupt = action).ExitCode.ShouldBe(130);
        started.IsCompletedSuccessfully.ShouldBeTrue();
    }

    public void Dispose() => _root.Dispose();

    private (int ExitCode, string Output) Run(string target, Dictionary<string, string>? environment = null)
    {
        var variables = Environment();
        foreach (var (name, value) in environment ?? [])
        {
            variables[name] = value;
        }

        return TestBuild.RunIn<Build>(_root, [target], variables);
    }

    private Dictionary<string, string> Environment() => new(StringComparer.Ordinal) { ["PATH"] = _root["bin"] + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH") };

    private void Script(string name, string text)
    {
        var file = _root.Write(name, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private sealed class Build : NukeBuild
    {
        [PathVariable]
        private readonly Tool Greeter = null!;

        [PathExecutable("no-such-tool")]
        private readonly Tool Other = null!;

        private Target Greet => _ => _.Executes(() =>
        {
            var lines = Greeter($"{"dear world"}", environmentVariables: new Dictionary<string, string> { ["MOOD"] = "glad" });
            Log.Information($"mark {lines.Count} line: {lines.First().Text}");
        });

        private Target Silently => _ => _.Executes(() => Greeter("world", logOutput: false, logInvocation: false));

        private Target Fail => _ => _.Executes(() => Greeter("world 3"));

        private Target Login => _ => _.Executes(() => Greeter($"{"s3cr3t":r}"));

        private Target Hurry => _ => _.Executes(() => Greeter("world", timeout: 50));

        private Target Wait => _ => _.Executes(() => Greeter());

        private Target Missing => _ => _.Executes(() => Other());
    }
}
