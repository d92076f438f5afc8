using System.Diagnostics;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Completion;

/// <summary>A repository with a compiled build that is a shell script: it answers with canned lines and notes what it was asked.</summary>
internal sealed class ShellFixture : IDisposable
{
    private readonly TempDirectory _root = new();

    public ShellFixture(params string[] answers)
    {
        _root.Write("repo/.nuke/temp/build/abc/Build.dll", "");
        _root.Write("repo/.nuke/temp/build/stamp", $"{_root["dotnet"]}\nabc\nmore\nlines\n");
        _root.Write("repo/build.sh", "#!/bin/sh\necho ran \"$@\"\n");
        _root.Write("repo/sub/keep", "");
        _root.Write("answers", string.Concat(answers.Select(answer => $"{answer}\n")));
        File.SetUnixFileMode(_root.Write("dotnet", $"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{_root["asked"]}'\ncat '{_root["answers"]}'\n"), (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(_root["repo/build.sh"], (UnixFileMode)0b111_101_101);
    }

    public string Repository => _root["repo"];

    /// <summary>What the build was asked, a line each word; the first is the program, the second <c>:complete</c>.</summary>
    public string[] Asked => File.Exists(_root["asked"]) ? File.ReadAllLines(_root["asked"]) : [];

    /// <summary>The source of the script of a shell.</summary>
    public static string Script(string shell) => Path.Combine(Golden.RepositoryRoot, "src/Slipway.Engine/Completion/Scripts", $"completion.{(shell == "pwsh" ? "ps1" : shell)}");

    public void DeleteStamp() => File.Delete(_root["repo/.nuke/temp/build/stamp"]);

    /// <summary>Runs a shell in the repository.</summary>
    /// <returns>The lines that it prints.</returns>
    public string[] Run(string shell, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = Path.Combine(Repository, folder), RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["HOME"] = _root.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult().ShouldBeEmpty();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Skips the test when a shell is not installed.</summary>
    public static void Require(string shell) =>
        Xunit.Assert.SkipWhen(!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))), $"{shell} is not installed (apt-get install {shell}).");

    public void Dispose() => _root.Dispose();
}
