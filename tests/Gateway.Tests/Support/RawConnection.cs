using System.Net.Sockets;
using System.Text;

namespace Gateway.Tests.Support;

/// <summary>A TCP connection for what a well-behaved client cannot say or see.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient client = new();
    private readonly StringBuilder received = new();

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")), TestContext.Current.CancellationToken);

    /// <summary>Reads until the text is there, and takes everything up to its end.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        text = text.ReplaceLineEndings("\r\n");
        while (!received.ToString().Contains(text, StringComparison.Ordinal))
        {
            (await ReceiveAsync()).ShouldBeTrue($"The connection ended; it said:\n{received}");
        }

        var end = received.ToString().IndexOf(text, StringComparison.Ordinal) + text.Length;
        var taken = received.ToString(0, end);
        received.Remove(0, end);
        return taken;
    }

    /// <summary>Reads until the connection ends.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await ReceiveAsync())
        {
            // Everything counts.
        }

        return received.ToString();
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[4096];
        try
        {
            var count = await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
            return count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
