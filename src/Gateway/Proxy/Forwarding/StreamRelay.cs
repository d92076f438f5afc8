using System.Buffers;

namespace Gateway.Proxy.Forwarding;

/// <summary>Copies a stream as it comes: what was read is on its way before the next read waits.</summary>
internal static class StreamRelay
{
    private const int BufferSize = 32 * 1024;

    /// <summary>Copies both ways until one way ends: neither side could be told that only one did.</summary>
    public static async Task CopyBothWaysAsync(Stream one, Stream other, ExchangeClock clock)
    {
        Task[] ways = [CopyAsync(one, other, clock), CopyAsync(other, one, clock)];
        await Task.WhenAny(ways);
        clock.Stop();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Copies one way until the source ends.</summary>
    public static async Task CopyAsync(Stream source, Stream destination, ExchangeClock clock)
    {
        // Given back only after a good end: after a bad one a read may still be writing into it.
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (true)
        {
            var read = source.ReadAsync(buffer, clock.Token);
            if (!read.IsCompleted)
            {
                await destination.FlushAsync(clock.Token);
            }

            var count = await read;
            clock.Touch();
            if (count == 0)
            {
                break;
            }

            await destination.WriteAsync(buffer.AsMemory(0, count), clock.Token);
            clock.Touch();
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
