using Slipway.Testing;

namespace Slipway.Engine.Tests.Secrets;

/// <summary>A root and a home folder for builds with secrets.</summary>
internal sealed class SecretsFixture : IDisposable
{
    private readonly TempDirectory _home = new();

    public SecretsFixture() => Environment["HOME"] = _home.Path;

    public TempDirectory Root { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public string KeyFile => _home[$".config/slipway/{Path.GetFileName(Root.Path)}.key"];

    public string Parameters(string profile = "") => Root[profile.Length == 0 ? ".nuke/parameters.json" : $".nuke/parameters.{profile}.json"];

    /// <summary>Runs the build.</summary>
    /// <returns>The exit code, and everything that was written.</returns>
    public (int ExitCode, string Output) Run(string arguments, string input = "", Spectre.Console.IAnsiConsole? terminal = null)
    {
        var (exitCode, output, error) = TestBuild.RunProcess<SecretBuild>(Root, arguments.Split(' '), new() { Environment = Environment, Input = input, Terminal = terminal });
        return (exitCode, output + error);
    }

    /// <summary>Runs the build and expects that it succeeds.</summary>
    /// <returns>Everything that was written.</returns>
    public string Succeed(string arguments, string input = "")
    {
        var (exitCode, output) = Run(arguments, input);
        exitCode.ShouldBe(0, output);
        return output;
    }

    public void Dispose()
    {
        _home.Dispose();
        Root.Dispose();
    }
}
