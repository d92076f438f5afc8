using System.Diagnostics;
using System.Text;
using Slipway.Testing;

namespace EndToEnd.Consoles;

/// <summary>The build of <c>ConsoleHost</c> in a real terminal, which <c>script</c> makes.</summary>
internal static class Terminal
{
    private const int Rows = 24;

    /// <summary>Runs the build.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="environment">Variables that differ from a usual terminal's.</param>
    /// <param name="interruptAfter">The output after which Ctrl-C is pressed; null for never.</param>
    public static async Task<TerminalOutcome> RunAsync(string arguments, int columns, IReadOnlyDictionary<string, string>? environment = null, string? interruptAfter = null)
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        using var process = new Process { StartInfo = Prepare($"stty cols {columns} rows {Rows}; exec dotnet '{Host}' {arguments} --root '{root.Path}'", environment ?? new Dictionary<string, string>()) };
        process.Start();
        var output = await ReadAsync(process, interruptAfter);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var screen = new TerminalScreen(columns, Rows);
        screen.Write(output);
        return new TerminalOutcome(process.ExitCode, output, screen);
    }

    /// <summary>The compiled build.</summary>
    public static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "ConsoleHost.dll");

    private static ProcessStartInfo Prepare(string command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Tools.Require("script", "apt-get install bsdutils"), ["-q", "-e", "-f", "-c", command, "/dev/null"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var name in new[] { "NO_COLOR", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "LC_ALL", "LC_CTYPE", "LANG" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<string> ReadAsync(Process process, string? interruptAfter)
    {
        var output = new StringBuilder();
        var buffer = new char[4096];
        while (await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            output.Append(buffer, 0, count);
            if (interruptAfter is not null && output.ToString().Contains(interruptAfter))
            {
                interruptAfter = null;
                await process.StandardInput.WriteAsync('\x03');
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        return output.ToString();
    }
}

/// <summary>How a run in a terminal ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Everything that it wrote.</param>
/// <param name="Screen">What the terminal shows.</param>
internal sealed record TerminalOutcome(int ExitCode, string Output, TerminalScreen Screen);
