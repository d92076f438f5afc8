using System.Globalization;

namespace Slipway.Verification;

/// <summary>A program that runs as a container.</summary>
internal sealed class DockerProgram : RunningProgram
{
    private readonly DockerCli _docker;
    private readonly string _container;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _following;

    /// <summary>Follows a container that was started.</summary>
    public DockerProgram(ProgramOrder order, DockerCli docker, string container)
        : base(order)
    {
        _docker = docker;
        _container = container;
        _following = docker.FollowAsync(Log.Add, _end.Token, "logs", "--follow", container);
        Ended = WaitAsync();
    }

    /// <inheritdoc/>
    public override Task<int> Ended { get; }

    /// <inheritdoc/>
    public override async Task<int> PortAsync(string name, CancellationToken cancellationToken)
    {
        var port = Order.Ports.Single(port => port.Name == name).Number;
        var published = await _docker.TryAsync(cancellationToken, "port", _container, $"{port.ToString(CultureInfo.InvariantCulture)}/tcp");
        return published.Succeeded && published.ReadOutput().Split('\n')[0].Trim() is var address && int.TryParse(address[(address.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? found
            : throw new VerificationException($"{Order.Instance} ended before its port could be found. Its last lines:\n{Log.End()}");
    }

    /// <inheritdoc/>
    public override Task<ProgramAddress> PeerAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(new ProgramAddress(_container, Order.Ports.Single(port => port.Name == name).Number));

    /// <inheritdoc/>
    public override Task StopAsync() => RemoveAsync("stop", "--time", "30", _container);

    /// <inheritdoc/>
    public override Task KillAsync() => RemoveAsync("kill", _container);

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
