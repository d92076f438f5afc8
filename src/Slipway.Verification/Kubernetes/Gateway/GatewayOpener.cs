namespace Slipway.Verification.Kubernetes;

/// <summary>Makes an installed gateway reachable from this machine.</summary>
internal sealed class GatewayOpener(GatewayContext context)
{
    private static readonly TimeSpan ReachTime = TimeSpan.FromSeconds(60);

    /// <summary>Adds a Service of its own, which works with every chart's service type, and the ways to the other programs.</summary>
    public async Task<KubernetesGateway> OpenAsync(TestCertificates certificates, CancellationToken cancellationToken)
    {
        var deployment = await context.Kubectl.ReadAsync(context.Namespace, $"deployment/{context.Gateway.Proxy}", cancellationToken);
        var service = GatewayObjects.ServiceOf(deployment["spec"]!["selector"]!["matchLabels"]!, onNodes: context.Exposure is not null);
        await context.Kubectl.ApplyAsync([service], context.Namespace, cancellationToken);
        var forwards = new List<PortForward>();
        try
        {
            var addresses = await AddressesAsync(forwards, cancellationToken);
            await GatewayReach.WaitAsync(new(addresses.Admin, "/readyz"), ReachTime, context.Time, cancellationToken);
            return new(context, addresses, certificates, forwards);
        }
        catch
        {
            foreach (var forward in forwards)
            {
                await forward.DisposeAsync();
            }

            throw;
        }
    }

    private async Task<GatewayAddresses> AddressesAsync(List<PortForward> forwards, CancellationToken cancellationToken)
    {
        var programs = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var (name, (service, port)) in context.Gateway.Programs)
        {
            programs[name] = await ForwardAsync($"service/{service}", port);
        }

        if (context.Exposure is { } ports)
        {
            return new() { Http = Local("http", ports.Http), Https = Local("https", ports.Https), H2c = Local("http", ports.H2c), Admin = Local("http", ports.Admin), Programs = programs };
        }

        var forwarded = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var (name, port) in GatewayExposure.NodePorts)
        {
            forwarded[name] = await ForwardAsync($"service/{GatewayObjects.Service}", port);
        }

        return new() { Http = forwarded["http"], Https = Local("https", forwarded["https"].Port), H2c = forwarded["h2c"], Admin = forwarded["admin"], Programs = programs };

        async Task<Uri> ForwardAsync(string target, int port)
        {
            forwards.Add(await context.ForwardAsync(target, port, cancellationToken));
            return forwards[^1].Address;
        }
    }

    private static Uri Local(string scheme, int port) => new UriBuilder(scheme, "127.0.0.1", port).Uri;
}
