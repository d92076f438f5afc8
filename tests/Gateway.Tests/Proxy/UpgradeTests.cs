using System.Net;
using System.Net.WebSockets;
using System.Text;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Tests.Proxy;

/// <summary>Connections that leave HTTP behind.</summary>
public sealed class UpgradeTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Websocket_talks_through_the_proxy(string version)
    {
        await using var backend = await TestServer.StartAsync(EchoWebSocketAsync);
        await using var proxy = await TestProxy.StartAsync(TestProxy.To(backend) with { Methods = ["GET"] });
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = Version.Parse(version);
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.AddSubProtocol("chat");
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());

        var server = version == "1.1" ? proxy.Http : proxy.H2c;
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/socket" }.Uri, client, TestContext.Current.CancellationToken);
        socket.SubProtocol.ShouldBe("chat");
        foreach (var text in (string[])["one", "two", new string('x', 100_000)])
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
            (await ReceiveAsync(socket)).ShouldBe(text);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", TestContext.Current.CancellationToken);
        socket.CloseStatusDescription.ShouldBe("bye");
    }

    [Fact]
    public async Task Any_other_protocol_is_relayed_too()
    {
        await using var backend = await TestServer.StartAsync(async context =>
        {
            context.Response.Headers.Upgrade = context.Request.Headers.Upgrade.ToString().Split(',')[0];
            await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            await stream.WriteAsync("hello"u8.ToArray());
            var buffer = new byte[3];
            await stream.ReadExactlyAsync(buffer);
            await stream.WriteAsync(buffer);
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: one, two\n\n");
        var head = await connection.ReadUntilAsync("\n\n");
        head.ShouldStartWith("HTTP/1.1 101 ");
        head.ShouldContain("Upgrade: one\r\n");
        (await connection.ReadUntilAsync("hello")).ShouldBe("hello");
        await connection.SendAsync("abc");

        (await connection.ReadToEndAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task Backend_may_decline_an_upgrade()
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync($"no {context.Request.Headers.Upgrade}"));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: thing\n\n");

        (await connection.ReadUntilAsync("no thing")).ShouldStartWith("HTTP/1.1 200 ");
    }

    [Fact]
    public async Task Http2_by_upgrade_is_not_passed_on()
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync($"upgrade: '{context.Request.Headers.Upgrade}'"));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\n\n");

        (await connection.ReadUntilAsync("upgrade: ''")).ShouldStartWith("HTTP/1.1 200 ");
    }

    private static async Task EchoWebSocketAsync(HttpContext context)
    {
        var options = new WebSocketOptions();
        await new Microsoft.AspNetCore.WebSockets.WebSocketMiddleware(EchoAsync, Microsoft.Extensions.Options.Options.Create(options), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Invoke(context);
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("chat");
        while (socket.State == WebSocketState.Open)
        {
            var text = await ReceiveAsync(socket);
            if (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            }
        }

        await socket.CloseAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, context.RequestAborted);
    }

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        WebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Append(Encoding.ASCII.GetString(buffer, 0, result.Count));
        }
        while (!result.EndOfMessage);

        return text.ToString();
    }
}
