using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Slipway.Testing;

namespace Gateway.Tests.Support;

/// <summary>Controller, secret discovery and proxy as three processes that know each other, with a folder of routes and one of secrets.</summary>
internal sealed class GatewaySet : IAsyncDisposable
{
    private readonly TempDirectory folder;
    private int swaps;

    private GatewaySet(TempDirectory folder, GatewayProcess controller, GatewayProcess sds, GatewayProcess proxy)
    {
        this.folder = folder;
        Controller = controller;
        Sds = sds;
        Proxy = proxy;
    }

    public GatewayProcess Controller { get; private set; }

    public GatewayProcess Sds { get; }

    public GatewayProcess Proxy { get; }

    /// <summary>A client that asks the proxy.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public Uri Http { get; private set; } = null!;

    /// <summary>Starts all three and waits until the proxy is ready.</summary>
    public static async Task<GatewaySet> StartAsync(string routes, params string[] proxyOptions)
    {
        var files = new TempDirectory();
        files.Write("token", "sesame");
        files.Write("routes/routes.yaml", routes);
        using (var certificate = Certificates.Create("a.test"))
        {
            Certificates.Write(files["secrets/a"], certificate);
        }

        var controller = StartController(files, 0);
        var sds = GatewayProcess.Start("Sds", "--listen=127.0.0.1:0", $"--secrets={files["secrets"]}", $"--token-file={files["token"]}");
        var proxy = GatewayProcess.Start(
            "Proxy",
            ["--http=127.0.0.1:0", "--https=127.0.0.1:0", "--h2c=127.0.0.1:0", "--admin=127.0.0.1:0", $"--controller={await controller.PortAsync("http")}", $"--sds={await sds.PortAsync("http")}", $"--token-file={files["token"]}", .. proxyOptions]);
        var set = new GatewaySet(files, controller, sds, proxy);
        await proxy.ReadyAsync("admin");
        set.Http = await proxy.PortAsync("http");
        return set;
    }

    /// <summary>The manifest of a route to a server.</summary>
    public static string Route(string name, TestServer backend, string spec = "") => $$"""
        apiVersion: gateway.slipway.dev/v1alpha1
        kind: Route
        metadata: {name: {{name}}}
        spec: { {{spec}} backends: [{name: 127.0.0.1, port: {{backend.Port}}}]}
        ---

        """;

    /// <summary>Replaces the routes file as an editor does.</summary>
    public void WriteRoutes(string routes)
    {
        folder.Write("routes/next.tmp", routes);
        File.Move(folder["routes/next.tmp"], folder["routes/routes.yaml"], overwrite: true);
    }

    /// <summary>Replaces a file as the kubelet does: the file is a link into <c>..data</c>, which is a link to the folder of this version.</summary>
    public void Swap(string mount, string file, string text)
    {
        var version = $"..{++swaps}";
        folder.Write($"{mount}/{version}/{file}", text);
        if (!File.Exists(folder[$"{mount}/{file}"]) || new FileInfo(folder[$"{mount}/{file}"]).LinkTarget is null)
        {
            File.CreateSymbolicLink(folder[$"{mount}/link"], $"..data/{file}");
            File.Move(folder[$"{mount}/link"], folder[$"{mount}/{file}"], overwrite: true);
        }

        // .NET does not rename a link over another when they lead to folders.
        Directory.CreateSymbolicLink(folder[$"{mount}/..tmp"], version);
        using var move = Process.Start("mv", ["-T", folder[$"{mount}/..tmp"], folder[$"{mount}/..data"]]);
        move.WaitForExit();
        move.ExitCode.ShouldBe(0);
    }

    /// <summary>Replaces the certificate of a secret.</summary>
    public void WriteSecret(string name, X509Certificate2 certificate) => Certificates.Write(folder[$"secrets/{name}"], certificate);

    /// <summary>Starts the controller again where it was.</summary>
    public async Task RestartControllerAsync(Func<Task> meanwhile)
    {
        var port = (await Controller.PortAsync("http")).Port;
        await Controller.StopAsync();
        await meanwhile();
        await Controller.DisposeAsync();
        Controller = StartController(folder, port);
    }

    /// <summary>Asks the proxy for a path until it answers with a text.</summary>
    public Task Answers(string path, string text) => Eventually.Holds(async () => await TextAsync(path) == text, () => $"{path} answers '{text}'; the proxy said:\n{Proxy.Output}\nthe controller said:\n{Controller.Output}");

    public async Task<string> TextAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(Http, path));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The certificate that a client gets for a name.</summary>
    public async Task<string> ThumbprintAsync(string name)
    {
        var https = await Proxy.PortAsync("https");
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, https.Port);
        await using var tls = new SslStream(tcp.GetStream());
        var thumbprint = "";
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = name,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => (thumbprint = certificate?.GetCertHashString() ?? "").Length > 0,
        });
        return thumbprint;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
        await Sds.DisposeAsync();
        await Controller.DisposeAsync();
        folder.Dispose();
    }

    private static GatewayProcess StartController(TempDirectory folder, int port) =>
        GatewayProcess.Start("Controller", $"--listen=127.0.0.1:{port}", $"--routes-file={folder["routes/routes.yaml"]}", $"--token-file={folder["token"]}");
}
