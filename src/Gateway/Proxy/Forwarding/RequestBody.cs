using System.Net;

namespace Gateway.Proxy.Forwarding;

/// <summary>The client's request body as the body of the request to a backend. It can be sent once.</summary>
internal sealed class RequestBody(HttpRequest request, ExchangeClock clock) : HttpContent
{
    private readonly long? length = request.ContentLength;
    private Task? sending;

    /// <summary>Why the client's side of it failed.</summary>
    public BadHttpRequestException? ClientFault { get; private set; }

    /// <summary>Returns when nothing reads from the client any more. A backend may answer before it has read everything; the rest is not wanted then.</summary>
    public async Task EndAsync()
    {
        if (sending is { IsCompleted: false })
        {
            clock.Stop();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => sending = sending is null
        ? SendAsync(stream)
        : throw new InvalidOperationException("A streamed body can be sent once.");

    protected override bool TryComputeLength(out long length)
    {
        length = this.length ?? 0;
        return this.length is not null;
    }

    private async Task SendAsync(Stream stream)
    {
        try
        {
            await StreamRelay.CopyAsync(request.Body, stream, clock);
        }
        catch (BadHttpRequestException e)
        {
            ClientFault = e;
            throw;
        }
    }
}
