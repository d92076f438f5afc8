using System.Net;
using Gateway.Hosting.Routing;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>Trailers are passed on where the protocols have them.</summary>
public sealed class TrailerTests
{
    [Fact]
    public async Task Trailers_of_an_http1_backend_reach_http2_clients()
    {
        await using var backend = new RawServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 6\r\n\r\n");
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [backend.Backend] });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, proxy.H2c) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldBe("abc");
        response.Headers.Trailer.ShouldBe(["X-Sum"]);
        response.TrailingHeaders.GetValues("X-Sum").ShouldBe(["6"]);
    }

    [Fact]
    public async Task Trailers_only_answer_of_an_http2_backend_reaches_http2_clients_and_te_reaches_it()
    {
        await using var backend = await TestServer.H2cAsync(context =>
        {
            context.Response.AppendTrailer("grpc-status", context.Request.Headers.TE == "trailers" ? "0" : "13");
            return Task.CompletedTask;
        });
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", backend.Port, Protocol: BackendProtocol.H2c)] });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.H2c)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent([1, 2]), Headers = { { "TE", "trailers" } },
        };

        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();

        response.TrailingHeaders.GetValues("grpc-status").ShouldBe(["0"]);
    }

    [Fact]
    public async Task Http1_clients_get_the_body_of_an_answer_with_trailers()
    {
        await using var backend = await TestServer.H2cAsync(async context =>
        {
            await context.Response.WriteAsync("abc");
            context.Response.AppendTrailer("x-sum", "6");
        });
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", backend.Port, Protocol: BackendProtocol.H2c)] });
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\nTE: trailers\nConnection: close, TE\n\n");

        (await connection.ReadToEndAsync()).ShouldContain("\r\n\r\n3\r\nabc\r\n0\r\n");
    }
}
