using System.Net.WebSockets;

namespace Slipway.Verification.Conformance;

/// <summary>A WebSocket opens, carries messages both ways and closes.</summary>
internal sealed class WebSocketCheck(GatewayPort port) : ConnectivityCheck("websocket", port)
{
    private const int MessageSize = 100_000;

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = "opening a WebSocket";
        using var socket = await OpenAsync(context, cancellationToken);
        var message = LargeBody.Create()[..MessageSize];
        context.Doing = "waiting for the echo of a message";
        await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        var echo = await ReceiveAsync(socket, cancellationToken);
        Expect.Equal("bytes to come back:", MessageSize, echo.Length);
        Expect.Equal("the bytes that were sent:", true, echo.AsSpan().SequenceEqual(message.Span));
        context.Doing = "closing a WebSocket";
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
        Expect.Equal<WebSocketCloseStatus?>("close status", WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        return $"a message of {MessageSize} bytes came back";
    }

    private async Task<ClientWebSocket> OpenAsync(CheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await Port.Client(context.Clients).OpenWebSocketAsync(Host, cancellationToken);
        }
        catch (WebSocketException e)
        {
            throw new CheckFailedException("an open WebSocket", e.Message);
        }
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            await received.WriteAsync(buffer.AsMemory(0, part.Count), cancellationToken);
            if (part.EndOfMessage)
            {
                return received.ToArray();
            }
        }
    }
}
