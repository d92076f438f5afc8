using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;

namespace Slipway.Verification;

/// <summary>
/// Runs programs as containers in a network of their own: with the image's user, a read-only root, no capabilities, no new privileges and no writable folder.
/// Where this machine is in that network, as on Linux, it reaches them there; elsewhere their ports are published on the loopback interface.
/// </summary>
internal sealed class DockerHost : IProgramHost
{
    private readonly DockerCli _docker;
    private readonly IReadOnlyDictionary<string, string> _images;
    private readonly AbsolutePath _folder;
    private readonly string _network;
    private bool _isMember;

    private DockerHost(DockerCli docker, string version, IReadOnlyDictionary<string, string> images, AbsolutePath folder)
    {
        _docker = docker;
        _images = images;
        _folder = folder;
        _network = $"slipway-{folder.Name}";
        SharedFolder.CreateDirectory();
        Tools = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Docker"] = version,
            ["Isolation"] = "containers: read-only root, the image's user, no capabilities, no new privileges, own network",
        };
    }

    /// <inheritdoc/>
    public AbsolutePath SharedFolder => _folder / "shared";

    /// <inheritdoc/>
    public string SharedPath => ProcessCommands.SharedPath;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Tools { get; }

    /// <summary>Creates the network.</summary>
    /// <param name="docker">The client.</param>
    /// <param name="images">What the engine calls each image.</param>
    /// <param name="folder">The folder of this verification.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<DockerHost> CreateAsync(DockerCli docker, IReadOnlyDictionary<string, string> images, AbsolutePath folder, CancellationToken cancellationToken)
    {
        var host = new DockerHost(docker, await docker.CheckAsync(cancellationToken), images, folder);
        try
        {
            await docker.RunAsync(cancellationToken, ["network", "create", .. DockerLeftovers.Labels(folder), host._network]);
            host._isMember = IsOwn(await docker.RunAsync(cancellationToken, "network", "inspect", "--format", "{{range .IPAM.Config}}{{.Gateway}}{{end}}", host._network));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<GatewayAction, string> Unsupported { get; } = new Dictionary<GatewayAction, string>
    {
        [GatewayAction.RollOutBackend] = "Docker's DNS names a container until it has ended: nothing takes it out of rotation before, as a Service does.",
    };

    /// <inheritdoc/>
    public bool GivesNames => true;

    /// <inheritdoc/>
    public bool Has(string image) => _images.ContainsKey(image);

    /// <inheritdoc/>
    public async Task<RunningProgram> StartAsync(ProgramOrder order, CancellationToken cancellationToken)
    {
        var container = $"{_network}-{order.Instance}";
        var published = _isMember ? [] : order.Ports.SelectMany(port => new[] { "--publish", $"127.0.0.1::{port.Number.ToString(CultureInfo.InvariantCulture)}" });
        var listen = order.Ports.SelectMany(port => new[] { port.Option, $"*:{port.Number.ToString(CultureInfo.InvariantCulture)}" });
        await _docker.RunAsync(
            cancellationToken,
            [
                "run", "--detach", "--name", container, .. DockerLeftovers.Labels(_folder), "--network", _network, "--network-alias", order.Service ?? order.Instance, "--dns", "127.0.0.1",
                "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", .. published,
                "--volume", $"{SharedFolder}:{SharedPath}:ro", _images[order.Image], .. listen, .. order.Arguments,
            ]);
        return new DockerProgram(order, _docker, container, _isMember ? _network : null);
    }

    /// <summary>Removes containers and network, whatever happened.</summary>
    public async ValueTask DisposeAsync() => await new DockerLeftovers(_docker).RemoveAsync(_folder);

    private static bool IsOwn(string gateway) =>
        IPAddress.TryParse(gateway, out var address)
        && NetworkInterface.GetAllNetworkInterfaces().Any(network => network.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));
}
