using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Gateway.Tests.Support;

/// <summary>One of the programs as a real process.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();

    private GatewayProcess(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"Gateway.{program}.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // These processes live for a second: profiling their code pays nothing.
        start.Environment["DOTNET_TieredPGO"] = "0";
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it wrote.</summary>
    public string Output => string.Join('\n', lines) + string.Join('\n', errors);

    /// <summary>Starts a program and does not wait for anything.</summary>
    public static GatewayProcess Start(string program, params string[] arguments) => new(program, arguments);

    /// <summary>Runs a program that ends by itself.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        await using var run = Start(program, arguments);
        await run.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.process.ExitCode, string.Join('\n', run.lines).Trim(), string.Join('\n', run.errors).Trim());
    }

    /// <summary>Where a port listens, once it does.</summary>
    public async Task<Uri> PortAsync(string name)
    {
        await LoggedAsync($"Port {name} listens on ");
        var address = Messages().First(message => message.StartsWith($"Port {name} ", StringComparison.Ordinal)).Split(' ')[^1];
        return new($"{(name == "https" ? "https" : "http")}://{address}");
    }

    /// <summary>Waits for a message that contains a text.</summary>
    public Task LoggedAsync(string text) => LoggedTimesAsync(text, 1);

    /// <summary>Waits until a text was in that many messages.</summary>
    public Task LoggedTimesAsync(string text, int times) => Eventually.Holds(
        () => process.HasExited ? throw new InvalidOperationException($"It ended before it logged '{text}':\n{Output}") : Messages().Count(message => message.Contains(text, StringComparison.Ordinal)) >= times,
        () => $"it logs '{text}'; it said:\n{Output}");

    /// <summary>Waits until it is ready.</summary>
    public async Task ReadyAsync(string port)
    {
        using var client = new HttpClient();
        var readiness = new Uri(await PortAsync(port), "/readyz");
        await Eventually.Holds(
            async () =>
            {
                using var response = await client.GetAsync(readiness);
                return response.IsSuccessStatusCode;
            },
            () => $"it is ready; it said:\n{Output}");
    }

    /// <summary>Tells it to stop, as Kubernetes does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, once it has one.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Tells it to stop and waits until it has.</summary>
    public Task<int> StopAsync()
    {
        Terminate();
        return ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private IEnumerable<string> Messages() => lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()!);
}
