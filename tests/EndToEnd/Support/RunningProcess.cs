using System.Diagnostics;
using System.Text;

namespace EndToEnd;

/// <summary>A started process whose output is collected while it runs.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(Func<string, bool> matches, TaskCompletionSource<string> found)> _awaited = [];

    private RunningProcess(Process process) => _process = process;

    /// <summary>The system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Everything printed so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static RunningProcess Start(string fileName, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var running = new RunningProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => running.Received(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Received(line.Data);
        running._process.Start();
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<ProcessOutcome> RunAsync(string fileName, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var running = Start(fileName, arguments, workingDirectory, environment);
        return await running.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the first line, printed already or later, that the condition accepts.</summary>
    public async Task<string> LineAsync(Func<string, bool> matches)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Split('\n').FirstOrDefault(matches) is { } line)
            {
                return line;
            }

            _awaited.Add((matches, found));
        }

        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await Task.WhenAny(found.Task, ended) == found.Task
            ? await found.Task
            : throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode} before it printed the awaited line:\n{Output}");
    }

    /// <summary>Waits for the end.</summary>
    public async Task<ProcessOutcome> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new(_process.ExitCode, Output);
    }

    /// <summary>Sends a signal, for instance INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    public async Task<ProcessOutcome> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await WaitAsync(TestContext.Current.CancellationToken);
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

    private void Received(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Append(line).Append('\n');
            foreach (var (_, found) in _awaited.Where(awaited => awaited.matches(line)))
            {
                found.TrySetResult(line);
            }
        }
    }
}
