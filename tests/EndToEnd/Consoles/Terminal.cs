using Slipway.Testing;

namespace EndToEnd.Consoles;

/// <summary>The build of <c>ConsoleHost</c> in a real terminal.</summary>
internal static class Terminal
{
    private const int Rows = 24;

    // What the surrounding build was told must not leak into the builds under test.
    private static readonly string[] Foreign = ["NO_COLOR", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "LC_ALL", "LC_CTYPE", "LANG", "VTE_VERSION", "TERM_PROGRAM", "WT_SESSION", "KONSOLE_VERSION"];

    /// <summary>The compiled build.</summary>
    public static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "ConsoleHost.dll");

    /// <summary>Runs the build.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="environment">Assignments of variables that differ from a usual terminal's.</param>
    /// <param name="interruptAfter">The output after which Ctrl-C is pressed; null for never.</param>
    public static async Task<TerminalOutcome> RunAsync(string arguments, int columns, string[]? environment = null, string? interruptAfter = null)
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        var command = $"stty cols {columns} rows {Rows}; exec env {string.Join(' ', environment ?? [])} dotnet '{Host}' {arguments} --root '{root.Path}'";
        await using var session = TerminalSession.Start(command, root.Path, Foreign.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal));
        if (interruptAfter is not null)
        {
            await session.ReadToAsync(interruptAfter);
            await session.TypeAsync("\x03");
        }

        var (exitCode, output) = await session.WaitAsync();
        var screen = new TerminalScreen(columns, Rows);
        screen.Write(output);
        return new TerminalOutcome(exitCode, output, screen);
    }
}

/// <summary>How a run in a terminal ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Everything that it wrote.</param>
/// <param name="Screen">What the terminal shows.</param>
internal sealed record TerminalOutcome(int ExitCode, string Output, TerminalScreen Screen);
