using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Slipway.Verification;

/// <summary>A program that runs as a process; with port 0 it takes a free one and says so in its log, so that no port is ever taken by somebody else.</summary>
internal sealed partial class LocalProgram : RunningProgram
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _mark;

    /// <summary>Starts it.</summary>
    /// <param name="order">What runs.</param>
    /// <param name="tools">Runs it.</param>
    /// <param name="command">How it runs.</param>
    /// <param name="mark">What its processes, and no others, have in their environment.</param>
    public LocalProgram(ProgramOrder order, IToolRunner tools, ToolCommand command, string mark)
        : base(order)
    {
        _mark = mark;
        Ended = RunAsync(tools, command);
    }

    /// <inheritdoc/>
    public override Task<int> Ended { get; }

    /// <inheritdoc/>
    public override async Task<IPEndPoint> AddressAsync(string name, CancellationToken cancellationToken)
    {
        var found = Log.FindAsync(line => Listens().Match(line) is { Success: true } match && match.Groups["name"].Value == name ? match.Groups["port"].Value : null);
        await Task.WhenAny(found, Ended).WaitAsync(cancellationToken);
        return found.IsCompleted
            ? new(IPAddress.Loopback, int.Parse(await found, CultureInfo.InvariantCulture))
            : throw new VerificationException(End ?? $"{Order.Instance} was stopped before it opened its port '{name}'.");
    }

    /// <inheritdoc/>
    public override async Task<ProgramAddress> PeerAsync(string name, CancellationToken cancellationToken) => new("127.0.0.1", (await AddressAsync(name, cancellationToken)).Port);

    /// <inheritdoc/>
    public override async Task StopAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public override async Task KillAsync()
    {
        await MarkedProcesses.KillAsync(_mark);
        await StopAsync();
    }

    private async Task<int> RunAsync(IToolRunner tools, ToolCommand command)
    {
        try
        {
            return (await tools.RunAsync(command, line => Log.Add(line.Text), _stop.Token)).ExitCode;
        }
        finally
        {
            // Whatever it left behind.
            await MarkedProcesses.KillAsync(_mark);
        }
    }

    // As the gateway's programs log it, in JSON: Port http listens on 127.0.0.1:40123.
    [GeneratedRegex(@"Port (?<name>\w+) listens on [^ ""]*:(?<port>\d+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listens();
}
