using System.Net;
using System.Net.Sockets;
using Gateway.Hosting.Routing;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>What becomes of a request when a backend, the client or a route does not do its part.</summary>
public sealed class FailureTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task Request_without_a_route_is_404()
    {
        await using var backend = await TestServer.NamedAsync("a");
        await using var proxy = await TestProxy.StartAsync(TestProxy.To(backend) with { Path = "/only" });

        (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Request_before_the_first_snapshot_is_503()
    {
        await using var backend = await TestServer.NamedAsync("a");
        await using var proxy = await TestProxy.StartAsync(backend);
        proxy.ForgetRoutes();

        (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Route_whose_backends_take_nothing_is_503()
    {
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", 1, Weight: 0)] });

        (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no-such-host.invalid")]
    public async Task Backend_that_cannot_be_reached_is_502(string name)
    {
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new(name, ClosedPort())] });

        using var response = await Client.GetAsync(proxy.Http);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync()).ShouldBe("gateway: the backend could not be reached or did not answer properly\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")]
    public async Task Backend_that_hangs_up_or_talks_nonsense_is_502(string answer)
    {
        await using var backend = new RawServer(answer);
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [backend.Backend] });

        (await StatusAsync(proxy, "POST")).ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Backend_that_resets_connections_as_soon_as_they_are_there_is_502()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = Task.Run(() =>
        {
            for (var connection = 0; connection < 300; connection++)
            {
                listener.AcceptSocket().Close(0);
            }
        });
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port)] });

        for (var request = 0; request < 300; request++)
        {
            (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.BadGateway);
        }

        await resetting;
    }

    [Fact]
    public async Task Backend_that_does_not_answer_in_the_routes_time_is_504()
    {
        await using var backend = await TestServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var proxy = await TestProxy.StartAsync(TestProxy.To(backend) with { Timeout = "50ms" });

        (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.GatewayTimeout);
    }

    [Fact]
    public async Task Silence_beyond_the_idle_timeout_is_504_before_the_response_and_an_abort_in_it()
    {
        await using var backend = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/begun")
            {
                await context.Response.WriteAsync("begun");
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var proxy = await TestProxy.StartAsync(backend, "--idle-timeout=100ms");

        (await StatusAsync(proxy)).ShouldBe(HttpStatusCode.GatewayTimeout);
        await Should.ThrowAsync<HttpRequestException>(() => Client.GetStringAsync(new Uri(proxy.Http, "/begun")));
    }

    [Fact]
    public async Task Safe_request_goes_to_another_backend_when_one_is_dead_and_others_do_not()
    {
        await using var alive = await TestServer.NamedAsync("alive");
        Backend[] backends = [new("127.0.0.1", ClosedPort(), Weight: 1_000_000), new("127.0.0.1", alive.Port)];

        foreach (var (method, expected) in ((string, HttpStatusCode)[])[("GET", HttpStatusCode.OK), ("HEAD", HttpStatusCode.OK), ("OPTIONS", HttpStatusCode.OK), ("DELETE", HttpStatusCode.BadGateway), ("POST", HttpStatusCode.BadGateway)])
        {
            await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = backends });
            (await StatusAsync(proxy, method)).ShouldBe(expected, method);
        }
    }

    [Fact]
    public async Task Dead_backend_is_left_alone_so_that_unsafe_requests_succeed_too()
    {
        await using var alive = await TestServer.NamedAsync("alive");
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", ClosedPort(), Weight: 1_000_000), new("127.0.0.1", alive.Port)] });

        (await StatusAsync(proxy, "POST")).ShouldBe(HttpStatusCode.BadGateway);
        for (var i = 0; i < 20; i++)
        {
            (await StatusAsync(proxy, "POST")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_beyond_the_limit_is_413(bool known)
    {
        await using var backend = await TestServer.StartAsync(context => context.Request.Body.CopyToAsync(Stream.Null));
        await using var proxy = await TestProxy.StartAsync(backend, "--max-body-bytes=1000");
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.Http) { Content = new ByteArrayContent(new byte[1001]), Headers = { TransferEncodingChunked = !known } };

        using var response = await Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Malformed_body_is_400()
    {
        await using var backend = await TestServer.StartAsync(context => context.Request.Body.CopyToAsync(Stream.Null));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nnonsense\n");

        (await connection.ReadUntilAsync("\n\n")).ShouldStartWith("HTTP/1.1 400 ");
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_431()
    {
        await using var backend = await TestServer.NamedAsync("a");
        await using var proxy = await TestProxy.StartAsync(backend, "--max-header-bytes=2048");
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync($"GET / HTTP/1.1\nHost: x\nX-Long: {new string('a', 3000)}\n\n");

        (await connection.ReadUntilAsync("\n\n")).ShouldStartWith("HTTP/1.1 431 ");
    }

    [Fact]
    public async Task Connect_method_of_forward_proxies_is_404()
    {
        await using var backend = await TestServer.NamedAsync("a");
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("CONNECT evil.test:443 HTTP/1.1\nHost: evil.test:443\n\n");

        (await connection.ReadUntilAsync("\n\n")).ShouldStartWith("HTTP/1.1 404 ");
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<HttpStatusCode> StatusAsync(TestProxy proxy, string method = "GET")
    {
        using var request = new HttpRequestMessage(new(method), proxy.Http);
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }
}
