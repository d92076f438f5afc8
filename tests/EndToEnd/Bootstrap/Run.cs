using System.Diagnostics;
using System.Text;

namespace EndToEnd.Bootstrap;

/// <summary>What a run left.</summary>
internal sealed record Finished(int ExitCode, string Output, string Errors);

/// <summary>A run of a bootstrap script that the test watches.</summary>
internal sealed class Run
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly Task<string> _output;
    private readonly Task _errorReader;
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public Run(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errorReader = ReadErrorsAsync();
    }

    public int Id => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    /// <summary>Done when standard error has shown a line with the text.</summary>
    public Task SaysAsync(string text)
    {
        lock (_errors)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, seen));
            Notify();
            return seen.Task;
        }
    }

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Finished> FinishAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _errorReader;
        return new Finished(_process.ExitCode, await _output, _errors.ToString());
    }

    /// <summary>Waits for the end of the process itself; what it started may live on with the streams.</summary>
    public async Task ExitedAsync()
    {
        while (!_process.HasExited)
        {
            // Process.WaitForExitAsync also waits for the streams, which orphans keep open.
            await Task.Run(() => _process.WaitForExit(50));
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.Append(line).Append('\n');
                Notify();
            }
        }
    }

    private void Notify()
    {
        var text = _errors.ToString();
        foreach (var (wanted, seen) in _awaited.Where(item => text.Contains(item.Text, StringComparison.Ordinal)))
        {
            seen.TrySetResult();
        }
    }
}
