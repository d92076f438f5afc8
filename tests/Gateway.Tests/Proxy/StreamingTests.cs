using System.Net;
using Gateway.Hosting.Routing;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>Nothing is held back: each part of a body is passed on before the next one comes.</summary>
public sealed class StreamingTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task Response_headers_and_parts_arrive_while_the_backend_is_still_writing()
    {
        var seen = new SemaphoreSlim(0);
        await using var backend = await TestServer.StartAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            for (var part = 0; part < 3; part++)
            {
                await seen.WaitAsync();
                await context.Response.WriteAsync($"{part}");
            }
        });
        await using var proxy = await TestProxy.StartAsync(backend);

        using var response = await Client.GetAsync(proxy.Http, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        for (var part = 0; part < 3; part++)
        {
            seen.Release();
            body.ReadByte().ShouldBe('0' + part);
        }

        body.ReadByte().ShouldBe(-1);
    }

    [Theory]
    [InlineData(3L)]
    [InlineData(null)]
    public async Task Request_parts_arrive_while_the_client_is_still_writing(long? length)
    {
        var seen = new SemaphoreSlim(0);
        await using var backend = await TestServer.StartAsync(async context =>
        {
            var buffer = new byte[1];
            while (await context.Request.Body.ReadAsync(buffer) > 0)
            {
                seen.Release();
            }
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        using var content = new PartsContent(length, async (stream, part) =>
        {
            await stream.WriteAsync("x"u8.ToArray());
            await stream.FlushAsync();
            (await seen.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue($"part {part} never arrived");
        });

        using var response = await Client.PostAsync(proxy.Http, content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Http2_backend_and_client_can_talk_within_one_request()
    {
        await using var backend = await TestServer.H2cAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            await context.Request.Body.CopyToAsync(context.Response.Body);
            context.Response.AppendTrailer("x-sum", "3");
        });
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Backends = [new("127.0.0.1", backend.Port, Protocol: BackendProtocol.H2c)] });
        var answered = new SemaphoreSlim(0);
        using var content = new PartsContent(null, async (stream, _) =>
        {
            await stream.WriteAsync("x"u8.ToArray());
            await stream.FlushAsync();
            await answered.WaitAsync();
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.H2c) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content };

        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        for (var part = 0; part < 3; part++)
        {
            var buffer = new byte[1];
            (await body.ReadAsync(buffer)).ShouldBe(1);
            answered.Release();
        }

        (await body.ReadAsync(new byte[1])).ShouldBe(0);
        response.TrailingHeaders.GetValues("x-sum").ShouldBe(["3"]);
    }

    [Fact]
    public async Task Client_that_waits_for_100_continue_gets_it_when_the_backend_wants_the_body()
    {
        var wanted = new SemaphoreSlim(0);
        await using var backend = await TestServer.StartAsync(async context =>
        {
            await wanted.WaitAsync();
            await context.Request.Body.CopyToAsync(context.Response.Body);
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("POST / HTTP/1.1\nHost: x\nContent-Length: 4\nExpect: 100-continue\nConnection: close\n\n");
        wanted.Release();
        (await connection.ReadUntilAsync("\n\n")).ShouldBe("HTTP/1.1 100 Continue\r\n\r\n");
        await connection.SendAsync("body");

        (await connection.ReadToEndAsync()).ShouldContain("body");
    }

    [Fact]
    public async Task Client_that_waits_for_100_continue_is_refused_without_sending_its_body()
    {
        await using var backend = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("POST / HTTP/1.1\nHost: x\nContent-Length: 5000\nExpect: 100-continue\n\n");

        (await connection.ReadUntilAsync("\n\n")).ShouldStartWith("HTTP/1.1 403 ");
    }

    [Fact]
    public async Task Answer_that_breaks_off_breaks_off_for_the_client_too()
    {
        var seen = new SemaphoreSlim(0);
        await using var backend = await TestServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("half");
            await seen.WaitAsync();
            context.Abort();
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\n\n");
        await connection.ReadUntilAsync("half");
        seen.Release();

        (await connection.ReadToEndAsync()).ShouldNotContain("\r\n0\r\n\r\n");
    }

    [Fact]
    public async Task Client_that_leaves_takes_the_backends_request_with_it()
    {
        var aborted = new TaskCompletionSource();
        await using var backend = await TestServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("begin");
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => aborted.SetResult(), TaskScheduler.Default);
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using (var connection = await RawConnection.OpenAsync(proxy.Http))
        {
            await connection.SendAsync("GET / HTTP/1.1\nHost: x\n\n");
            await connection.ReadUntilAsync("begin");
        }

        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class PartsContent(long? length, Func<Stream, int, Task> write) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var part = 0; part < 3; part++)
            {
                await write(stream, part);
            }
        }

        protected override bool TryComputeLength(out long value)
        {
            value = length ?? 0;
            return length is not null;
        }
    }
}
