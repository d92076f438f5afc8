using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// A port of this machine's loopback interface that leads to one pod, by <c>kubectl port-forward</c>, until it is disposed.
/// It does not balance, not even to a Service, and ends with its pod.
/// </summary>
public sealed partial class PortForward : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _run;

    private PortForward(int port, CancellationTokenSource stop, Task run)
    {
        Address = new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        _stop = stop;
        _run = run;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Opens a forward; kubectl chooses a free port.</summary>
    /// <param name="runner">Runs kubectl.</param>
    /// <param name="kubectl">The cluster.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="target">What to reach, for instance <c>service/gateway</c> or <c>pod/x</c>.</param>
    /// <param name="port">The port of the Service or pod.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolFailedException">kubectl ended instead.</exception>
    public static async Task<PortForward> OpenAsync(IToolRunner runner, Kubectl kubectl, string space, string target, int port, CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = kubectl.Command(["port-forward", "-n", space, target, string.Create(CultureInfo.InvariantCulture, $":{port}"), "--address", "127.0.0.1"]);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = runner.RunAsync(
            command,
            line =>
            {
                if (ListeningPattern.Match(line.Text) is { Success: true } match)
                {
                    listening.TrySetResult(int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture));
                }
            },
            stop.Token);
        try
        {
            await Task.WhenAny(listening.Task, run);
            return listening.Task.IsCompletedSuccessfully ? new(await listening.Task, stop, run) : throw new ToolFailedException(await run);
        }
        catch
        {
            await stop.CancelAsync();
            stop.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stop.Dispose();
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:(?<port>\d+) -> ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningPattern { get; }
}
