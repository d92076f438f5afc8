using System.Diagnostics;

namespace Benchmarks.Images;

/// <summary>A program that serves until it is disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;

    private Server(Process process) => _process = process;

    /// <summary>Starts a program and waits until it says that it is ready.</summary>
    public static async Task<Server> StartAsync(string ready, string program, params string[] arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(started.Task, process.WaitForExitAsync()) != started.Task)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{string.Join('\n', said)}");
        }

        return new Server(process);

        void Hear(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
            }

            if (line?.Contains(ready, StringComparison.Ordinal) == true)
            {
                started.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Both servers clean up behind themselves when they are asked to end.
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
