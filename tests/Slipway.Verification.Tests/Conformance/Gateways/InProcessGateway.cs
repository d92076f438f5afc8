using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Gateway.Controller;
using Gateway.Proxy;
using Gateway.Sds;
using Slipway.Testing;
using Slipway.Testing.Http;
using Slipway.Verification.Fronts;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>The real gateway in the test's process, or one with a fault.</summary>
internal sealed class InProcessGateway : IGatewayUnderTest, IAsyncDisposable
{
    private static readonly Uri s_nowhere = new("http://127.0.0.1:1");

    private readonly TempDirectory folder = new();
    private readonly ServiceFront front = ServiceFront.Start(["http", "https", "h2c", "admin"], TimeProvider.System);
    private readonly ConcurrentDictionary<string, InProcessBackend> backends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouteManifest> kept = new(StringComparer.Ordinal);
    private readonly Fault fault;
    private readonly TestCertificates certificates = TestCertificates.Create(TimeProvider.System);
    private readonly CuttingRelay? cut;
    private InProcessProgram controller = null!;
    private InProcessProgram sds = null!;
    private (InProcessProgram Program, ServiceInstance Instance) proxy;

    private InProcessGateway(Fault fault)
    {
        this.fault = fault;
        cut = fault.CutsAnswers ? new(front["http"]) : null;
    }

    public GatewayAddresses Addresses => new()
    {
        Http = new($"http://{cut?.Address ?? front["http"]}"),
        Https = new($"https://{front["https"]}"),
        H2c = new($"http://{front[fault.SpeaksHttp1Only ? "http" : "h2c"]}"),
        Admin = new($"http://{front["admin"]}"),
        Programs = new Dictionary<string, Uri> { ["controller"] = controller.Status, ["sds"] = fault.LacksProgram ? s_nowhere : sds.Status },
    };

    public TestCertificates Certificates => fault.CertificatesOfOthers ? TestCertificates.Create(TimeProvider.System) : certificates;

    public static async Task<InProcessGateway> StartAsync(Fault fault)
    {
        var gateway = new InProcessGateway(fault);
        var (files, token) = (gateway.folder, gateway.folder.Write("token", "sesame"));
        foreach (var certificate in gateway.certificates.All.Where(certificate => !fault.OneCertificate || certificate.Secret == "default"))
        {
            files.Write($"secrets/{certificate.Secret}/tls.crt", certificate.CertificatePem);
            files.Write($"secrets/{certificate.Secret}/tls.key", certificate.KeyPem);
        }

        files.Write("routes/routes.yaml", "# none yet");
        gateway.controller = await InProcessProgram.StartAsync(ControllerSettings.Read, ControllerApp.Build, fault.Version, "--listen=127.0.0.1:0", $"--routes-file={files["routes/routes.yaml"]}", $"--token-file={token}");
        gateway.sds = await InProcessProgram.StartAsync(SdsSettings.Read, SdsApp.Build, fault.Version, "--listen=127.0.0.1:0", $"--secrets={files["secrets"]}", $"--token-file={token}");
        gateway.proxy = await gateway.StartProxyAsync(gateway.controller.Address("http"), default);
        await gateway.front.ReadyAsync(gateway.proxy.Instance, default);
        return gateway;
    }

    public Task ApplyRoutesAsync(IReadOnlyList<RouteManifest> routes, CancellationToken cancellationToken)
    {
        if (fault.IgnoresRoutes)
        {
            return Task.CompletedTask;
        }

        if (!fault.KeepsDeletedRoutes)
        {
            kept.Clear();
        }

        foreach (var route in routes)
        {
            kept[route.Name] = route;
        }

        folder.Write("routes/next.tmp", string.Join("\n---\n", kept.Values.Select(Misread)));
        File.Move(folder["routes/next.tmp"], folder["routes/routes.yaml"], overwrite: true);
        return Task.CompletedTask;
    }

    public async Task<BackendAddress> StartBackendAsync(string name, CancellationToken cancellationToken)
    {
        var backend = backends.GetOrAdd(name, _ => new(name));
        await backend.StartAsync(cancellationToken);
        return backend.Address;
    }

    public Task StopBackendAsync(string name, CancellationToken cancellationToken) => backends[name].KillAsync();

    public Task RollOutBackendAsync(string name, CancellationToken cancellationToken) => backends[name].RollOutAsync(!fault.BreaksWithBackends, cancellationToken);

    public async Task RollOutGatewayAsync(CancellationToken cancellationToken)
    {
        // One that is ready before it has routes gets none for a while: what else would be a matter of luck.
        var old = proxy;
        proxy = await StartProxyAsync(fault.AlwaysReady ? s_nowhere : controller.Address("http"), cancellationToken);
        await front.ReadyAsync(proxy.Instance, cancellationToken);
        // Kubernetes tells the program and takes it out of the Service at the same time.
        var stopping = fault.DropsConnections ? Task.CompletedTask : old.Program.StopAsync();
        await front.RemoveAsync(old.Instance, cut: fault.DropsConnections);
        await stopping;
        await old.Program.DisposeAsync();
    }

    public async Task<IUnreadyInstance> StartUnreadyInstanceAsync(CancellationToken cancellationToken)
    {
        var (program, instance) = await StartProxyAsync(s_nowhere, cancellationToken);
        var liar = fault.AlwaysReady ? await LoopbackServer.StartAsync(_ => Task.CompletedTask) : null;
        return new Unready(liar is null ? program.Status : new($"http://{liar.Address}"), async () =>
        {
            await (liar?.DisposeAsync() ?? ValueTask.CompletedTask);
            await front.RemoveAsync(instance);
            await program.DisposeAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        cut?.Dispose();
        await proxy.Program.DisposeAsync();
        await controller.DisposeAsync();
        await sds.DisposeAsync();
        foreach (var backend in backends.Values)
        {
            await backend.DisposeAsync();
        }

        await front.DisposeAsync();
        folder.Dispose();
    }

    private async Task<(InProcessProgram Program, ServiceInstance Instance)> StartProxyAsync(Uri follows, CancellationToken cancellationToken)
    {
        var program = await InProcessProgram.StartAsync(
            ProxySettings.Read,
            ProxyApp.Build,
            fault.Version,
            [
                "--http=127.0.0.1:0", "--https=127.0.0.1:0", "--h2c=127.0.0.1:0", "--admin=127.0.0.1:0", $"--controller={follows}", $"--sds={sds.Address("http")}", $"--token-file={folder["token"]}",
                "--ejection=300ms", "--drain-delay=500ms", .. fault.ProxyOption is { } option ? [option] : Array.Empty<string>(),
            ]);
        var instance = new ServiceInstance(program.Ports, new(program.Status, fault.AlwaysReady ? "/healthz" : "/readyz"));
        await front.AddAsync(instance, cancellationToken);
        return (program, instance);
    }

    private string Misread(RouteManifest route)
    {
        var manifest = JsonNode.Parse(route.Text)!;
        fault.Misreads?.Invoke(route.Name, manifest["spec"]!.AsObject());
        return manifest.ToJsonString();
    }

    private sealed class Unready(Uri admin, Func<Task> end) : IUnreadyInstance
    {
        public Uri Admin => admin;

        public async ValueTask DisposeAsync() => await end();
    }
}
