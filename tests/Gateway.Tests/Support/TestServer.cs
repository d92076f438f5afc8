using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Tests.Support;

/// <summary>A server on loopback in the test's process.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public int Port => Address.Port;

    /// <summary>Starts a server; port 0 is any free one.</summary>
    public static async Task<TestServer> StartAsync(RequestDelegate handler, Action<ListenOptions>? listen = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, options => listen?.Invoke(options));
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = 1 << 20;
        });
        var server = new TestServer(builder.Build());
        server.app.Run(handler);
        await server.app.StartAsync();
        server.Address = new(server.app.Urls.Single());
        return server;
    }

    /// <summary>A server that answers with its name.</summary>
    public static Task<TestServer> NamedAsync(string name) => StartAsync(context => context.Response.WriteAsync(name));

    /// <summary>A server for HTTP/2 without TLS.</summary>
    public static Task<TestServer> H2cAsync(RequestDelegate handler) => StartAsync(handler, listen => listen.Protocols = HttpProtocols.Http2);

    public ValueTask DisposeAsync() => StopAsync(app);

    /// <summary>Stops a server at once: requests that still run are of no interest when a test is over.</summary>
    public static async ValueTask StopAsync(WebApplication app)
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }
}
