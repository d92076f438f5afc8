using Slipway.Testing;
using Spectre.Console;

namespace Slipway.Engine.Tests;

/// <summary>Runs build classes in this process as <c>./build.sh</c> would.</summary>
internal static class TestBuild
{
    /// <summary>The clock of the builds that this test runs; the machine's when none is set.</summary>
    public static AsyncLocal<TimeProvider?> Time { get; } = new();

    /// <summary>Runs a build in an empty root.</summary>
    /// <returns>The exit code, and standard output followed by standard error.</returns>
    public static (int ExitCode, string Output) Run<T>(string[] arguments, Dictionary<string, string>? environment = null, string? parameters = null)
        where T : NukeBuild, new()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", parameters ?? "{}");
        return RunIn<T>(root, arguments, environment);
    }

    /// <summary>Runs a build in a given root.</summary>
    /// <returns>The exit code, and standard output followed by standard error.</returns>
    public static (int ExitCode, string Output) RunIn<T>(TempDirectory root, string[] arguments, Dictionary<string, string>? environment = null)
        where T : NukeBuild, new()
    {
        var result = RunApart<T>(root, arguments, environment);
        return (result.ExitCode, result.Output + result.Error);
    }

    /// <summary>Runs a build in an empty root and expects that it succeeds.</summary>
    /// <returns>What its targets marked with <see cref="Mark"/>, in order.</returns>
    public static string[] Marks<T>(params string[] arguments)
        where T : NukeBuild, new()
    {
        var (exitCode, output) = Run<T>(arguments);
        exitCode.ShouldBe(0, output);
        return Marks(output);
    }

    /// <summary>What targets marked, in order.</summary>
    public static string[] Marks(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith("mark ", StringComparison.Ordinal)).Select(line => line["mark ".Length..])];

    /// <summary>Lets a target show that it ran.</summary>
    public static ITargetDefinition Mark(this ITargetDefinition definition, string? mark = null) => definition.Executes(() => Log.Information($"mark {mark ?? definition.Name}"));

    /// <summary>Runs a build in a given root and keeps its streams apart.</summary>
    /// <param name="root">The root.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="onInterrupt">Gets the action that interrupts the build.</param>
    /// <param name="defaultTargets">The targets that run when none is named.</param>
    public static (int ExitCode, string Output, string Error) RunApart<T>(
        TempDirectory root, string[] arguments, Dictionary<string, string>? environment = null, Action<Action>? onInterrupt = null, params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        return RunProcess(root, arguments, new() { Environment = environment ?? [], OnInterrupt = onInterrupt }, defaultTargets);
    }

    /// <summary>Runs a build in a given root, with what it has of its process.</summary>
    public static (int ExitCode, string Output, string Error) RunProcess<T>(TempDirectory root, string[] arguments, TestProcess given, params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(given.Input);
        using var process = new BuildProcess
        {
            Arguments = ["--root", root.Path, .. arguments],
            Environment = given.Environment,
            Output = output,
            Error = error,
            Time = Time.Value ?? TimeProvider.System,
            Input = input,
            Terminal = given.Terminal is { } terminal ? () => terminal : null,
            OnInterrupt = interrupt =>
            {
                given.OnInterrupt?.Invoke(interrupt);
                return new StringReader("");
            },
        };
        var exitCode = new BuildProgram(process).Run(defaultTargets);
        return (exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>What a test gives a build of its process.</summary>
internal sealed record TestProcess
{
    public Dictionary<string, string> Environment { get; init; } = [];

    public string Input { get; init; } = "";

    public IAnsiConsole? Terminal { get; init; }

    /// <summary>Gets the action that interrupts the build.</summary>
    public Action<Action>? OnInterrupt { get; init; }
}
