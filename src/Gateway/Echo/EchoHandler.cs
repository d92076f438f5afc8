using System.Buffers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Echo;

/// <summary>Answers any request with what it was. The request is read to its end first: some clients send all before they read.</summary>
/// <param name="name">What the backend calls itself; every answer has it in the header <c>x-echo-name</c> too.</param>
/// <param name="stopping">When to say goodbye to open WebSockets.</param>
internal sealed class EchoHandler(string name, CancellationToken stopping)
{
    private const int ChunkSize = 251 * 256;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-echo-name"] = name;
        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoMessagesAsync(context);
            return;
        }

        var (length, digest) = await ReadBodyAsync(context);
        if (EchoWish.Of(context.Request) is not { } wish)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await Task.Delay(wish.Delay, context.RequestAborted);
        context.Response.StatusCode = wish.Status;
        await (wish.Size is { } size ? WriteBytesAsync(context, size) : context.Response.WriteAsJsonAsync(Answer(context, length, digest), EchoJson.Default.EchoAnswer, cancellationToken: context.RequestAborted));
    }

    private EchoAnswer Answer(HttpContext context, long length, string digest) => new(
        name,
        context.Request.Method,
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        context.Request.Protocol,
        context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), IReadOnlyList<string?> (header) => header.Value, StringComparer.Ordinal),
        length,
        digest);

    private static async Task<(long Length, string Digest)> ReadBodyAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            foreach (var segment in read.Buffer)
            {
                hash.AppendData(segment.Span);
            }

            length += read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }
    }

    private static async Task WriteBytesAsync(HttpContext context, long size)
    {
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = size;

        // A multiple of the period, so that every chunk begins alike.
        byte[] chunk = [.. Enumerable.Range(0, ChunkSize).Select(index => (byte)(index % 251))];
        for (var left = size; left > 0; left -= ChunkSize)
        {
            await context.Response.Body.WriteAsync(chunk.AsMemory(0, (int)Math.Min(left, ChunkSize)), context.RequestAborted);
        }
    }

    private async Task EchoMessagesAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), stopping) is var received && received.MessageType != WebSocketMessageType.Close)
            {
                await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, stopping);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", stopping);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client is gone, or the backend stops: there is nobody to tell.
            context.Abort();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
