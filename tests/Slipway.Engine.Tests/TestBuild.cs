using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests;

/// <summary>Runs build classes in this process as <c>./build.sh</c> would.</summary>
internal static class TestBuild
{
    /// <summary>Runs a build in an empty root.</summary>
    public static (int ExitCode, string Output) Run<T>(string[] arguments, Dictionary<string, string>? environment = null, string? parameters = null)
        where T : NukeBuild, new()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", parameters ?? "{}");
        return RunIn<T>(root, arguments, environment);
    }

    /// <summary>Runs a build in a given root.</summary>
    public static (int ExitCode, string Output) RunIn<T>(TempDirectory root, string[] arguments, Dictionary<string, string>? environment = null)
        where T : NukeBuild, new()
    {
        var output = new StringWriter();
        var program = new BuildProgram(["--root", root.Path, .. arguments], environment ?? [], output, isTerminal: false);
        var exitCode = program.Run<T>();
        return (exitCode, output.ToString());
    }
}
