using System.Globalization;
using System.Net;

namespace Slipway.Verification;

/// <summary>A program that runs as a container.</summary>
internal sealed class DockerProgram : RunningProgram
{
    private readonly DockerCli _docker;
    private readonly string _container;
    private readonly string? _network;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _following;

    /// <summary>Follows a container that was started.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="docker">The client.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="network">The network in which this machine reaches it; null when its ports are published.</param>
    public DockerProgram(ProgramOrder order, DockerCli docker, string container, string? network)
        : base(order)
    {
        _docker = docker;
        _container = container;
        _network = network;
        _following = docker.FollowAsync(Log.Add, _end.Token, "logs", "--follow", container);
        Ended = WaitAsync();
    }

    /// <inheritdoc/>
    public override Task<int> Ended { get; }

    /// <inheritdoc/>
    public override async Task<IPEndPoint> AddressAsync(string name, CancellationToken cancellationToken)
    {
        var port = Number(name);
        var found = _network is null
            ? await _docker.TryAsync(cancellationToken, "port", _container, $"{port.ToString(CultureInfo.InvariantCulture)}/tcp")
            : await _docker.TryAsync(cancellationToken, "inspect", "--format", $"{{{{(index .NetworkSettings.Networks \"{_network}\").IPAddress}}}}:{port.ToString(CultureInfo.InvariantCulture)}", _container);
        return found.Succeeded && IPEndPoint.TryParse(found.ReadOutput().Split('\n')[0].Trim(), out var address) && address.Port > 0
            ? address
            : throw new VerificationException(End ?? $"{Order.Instance} has no address: docker says {found.ReadOutput()}. Its last lines:\n{Log.End()}");
    }

    /// <inheritdoc/>
    public override Task<ProgramAddress> PeerAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(new ProgramAddress(_container, Number(name)));

    /// <inheritdoc/>
    public override Task StopAsync() => RemoveAsync("stop", "--time", "30", _container);

    /// <inheritdoc/>
    public override Task KillAsync() => RemoveAsync("kill", _container);

    private int Number(string name) => Order.Ports.Single(port => port.Name == name).Number;

    private async Task RemoveAsync(params string[] end)
    {
        await _docker.TryAsync(CancellationToken.None, end);
        await _docker.TryAsync(CancellationToken.None, "rm", "--force", "--volumes", _container);
        await _end.CancelAsync();
        await Task.WhenAll(_following, Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<int> WaitAsync() =>
        int.TryParse(await _docker.RunAsync(_end.Token, "wait", _container), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 1;
}
