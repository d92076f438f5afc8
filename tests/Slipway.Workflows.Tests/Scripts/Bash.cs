using System.Diagnostics;

namespace Slipway.Workflows.Tests.Scripts;

/// <summary>Runs generated scripts for real.</summary>
internal static class Bash
{
    /// <summary>What the script prints; a script that fails fails the test.</summary>
    public static string Run(string script, string folder, params IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{script}\n{output}{errors.Result}");
        return output;
    }
}
