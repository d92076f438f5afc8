using System.Diagnostics;
using System.Text;

namespace EndToEnd;

/// <summary>A command at a terminal of its own, which <c>script</c> of util-linux provides, with a person who reads and types.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _shown = new();

    private TerminalSession(Process process) => _process = process;

    /// <summary>Starts a command line of the shell.</summary>
    public static TerminalSession Start(string command, string workingDirectory, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(Tools.Require("script", "apt-get install bsdutils"), ["-qefc", command, "/dev/null"])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["TERM"] = "xterm";
        return new TerminalSession(Process.Start(start)!);
    }

    /// <summary>Reads until a text is shown.</summary>
    public async Task ReadToAsync(string text)
    {
        var from = _shown.Length;
        while (!_shown.ToString(from, _shown.Length - from).Contains(text, StringComparison.Ordinal))
        {
            (await ReadAsync()).ShouldBeTrue($"'{text}' was not shown, only:\n{_shown}");
        }
    }

    /// <summary>Types keys; \r is the return key.</summary>
    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads to the end.</summary>
    public async Task<ProcessOutcome> WaitAsync()
    {
        while (await ReadAsync())
        {
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, _shown.ToString());
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new char[1024];
        var count = await _process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken);
        _shown.Append(buffer, 0, count);
        return count > 0;
    }
}
