using System.Net;
using System.Net.Http.Headers;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>A request's body that is read from a source of blobs while it is sent.</summary>
internal sealed class BlobContent : HttpContent
{
    private const int CopySize = 128 * 1024;
    private readonly IBlobSource _source;
    private readonly Descriptor _blob;
    private readonly long _offset;
    private readonly long _end;
    private readonly StallGuard _guard;
    private readonly Action<long> _progress;

    public BlobContent(IBlobSource source, Descriptor blob, (long Offset, long End) part, StallGuard guard, Action<long> progress)
    {
        (_source, _blob, _guard, _progress) = (source, blob, guard, progress);
        (_offset, _end) = part;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = await ReadAsync(() => _source.OpenAtAsync(_blob, _offset, cancellationToken));
        var buffer = new byte[CopySize];
        var position = _offset;
        int count;
        while ((count = await ReadAsync(() => content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(CopySize, _end - position)), cancellationToken))) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            _guard.Report(count);
            position += count;
            _progress(position);
        }

        if (position != _end)
        {
            throw new BlobSourceException(new IOException($"The source has {position} bytes of {_blob}: it was cut or changed. Delete it there and build it again."));
        }

        _guard.AwaitAnswer();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _end - _offset;
        return true;
    }

    // The HTTP client would report a failing source as a failing connection, and it would be tried again.
    private static async ValueTask<T> ReadAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new BlobSourceException(exception);
        }
    }
}
