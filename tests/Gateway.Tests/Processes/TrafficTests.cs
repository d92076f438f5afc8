using System.Net;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Tests.Processes;

/// <summary>Real traffic through the three programs.</summary>
public sealed class TrafficTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewaySet gateway = fixture.Set;

    [Fact]
    public async Task Requests_over_http1_http2_and_tls_reach_their_backends()
    {
        await using var a = await TestServer.StartAsync(context => context.Response.WriteAsync($"a {context.Request.Headers["X-Forwarded-Proto"]}"));
        await using var b = await TestServer.NamedAsync("b");
        gateway.WriteRoutes(GatewaySet.Route("ready", b, "path: /ready,") + GatewaySet.Route("a", a, "host: a.test,") + GatewaySet.Route("b", b, "host: a.test, path: /b, methods: [PUT], headers: {x-b: '1'},"));
        await gateway.Answers("/ready", "b");
        var https = await gateway.Proxy.PortAsync("https");
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var port = context.DnsEndPoint.Port;
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new() { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=a.test" },
        });

        foreach (var (scheme, port, version) in ((string, int, Version)[])
            [("http", gateway.Http.Port, HttpVersion.Version11), ("http", (await gateway.Proxy.PortAsync("h2c")).Port, HttpVersion.Version20), ("https", https.Port, HttpVersion.Version11), ("https", https.Port, HttpVersion.Version20)])
        {
            var address = new Uri($"{scheme}://a.test:{port}/b");
            (await SendAsync(client, new(HttpMethod.Get, address) { Version = version })).ShouldBe($"{version} a {scheme}");
            (await SendAsync(client, new(HttpMethod.Put, address) { Version = version, Headers = { { "X-B", "1" } } })).ShouldBe($"{version} b");
        }
    }

    [Fact]
    public async Task Websocket_and_streams_pass_through_both_ways()
    {
        await using var socketServer = await TestServer.StartAsync(async context =>
        {
            context.Response.Headers.Upgrade = "echo";
            await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            await stream.CopyToAsync(stream);
        });
        await using var echo = await TestServer.H2cAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            await context.Request.Body.CopyToAsync(context.Response.Body);
        });
        await using var ready = await TestServer.NamedAsync("ready");
        gateway.WriteRoutes(GatewaySet.Route("socket", socketServer) + GatewaySet.Route("ready", ready, "path: /ready2,") + GatewaySet.Route("echo", echo, "path: /echo,").Replace("}]", ", protocol: H2c}]", StringComparison.Ordinal));
        await gateway.Answers("/ready2", "ready");

        await using (var connection = await RawConnection.OpenAsync(gateway.Http))
        {
            await connection.SendAsync("GET / HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: echo\n\n");
            (await connection.ReadUntilAsync("\n\n")).ShouldStartWith("HTTP/1.1 101 ");
            await connection.SendAsync("ping");
            (await connection.ReadUntilAsync("ping")).ShouldBe("ping");
        }

        await using (var connection = await RawConnection.OpenAsync(gateway.Http))
        {
            await connection.SendAsync("POST /echo HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n");
            await connection.ReadUntilAsync("\n\n");
            foreach (var part in (string[])["one", "two"])
            {
                await connection.SendAsync($"3\n{part}\n");
                (await connection.ReadUntilAsync(part)).ShouldEndWith(part);
            }
        }
    }

    [Fact]
    public async Task Dead_backend_is_left_out_while_requests_go_on()
    {
        await using var alive = await TestServer.NamedAsync("alive");
        var dying = await TestServer.NamedAsync("dying");
        gateway.WriteRoutes(GatewaySet.Route("both", alive, "path: /both,").Replace("backends: [", $"backends: [{{name: 127.0.0.1, port: {dying.Port}}}, ", StringComparison.Ordinal));
        await Eventually.Holds(async () => await gateway.TextAsync("/both") is "alive" or "dying", "the routes apply");
        var port = dying.Port;
        var before = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.TextAsync("/both")));
        before.Count(answer => answer == "dying").ShouldBeInRange(8, 12);

        await dying.DisposeAsync();
        var after = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.TextAsync("/both")));

        after.ShouldAllBe(answer => answer == "alive");
        gateway.Proxy.Output.ShouldContain($":{port} failed: ");
    }

    private static async Task<string> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var response = await client.SendAsync(request);
        return $"{response.Version} {await response.Content.ReadAsStringAsync()}";
    }
}
