using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary><c>/v2/name/blobs/digest</c> (distribution-spec 1.1, end-2 and end-10).</summary>
internal sealed class BlobEndpoint(RegistryStorage storage)
{
    private const int CopySize = 128 * 1024;

    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        var digest = route.RequireDigest();
        var repository = storage.Repository(route.Repository);
        return context.Request.Method switch
        {
            "GET" or "HEAD" => ReadAsync(context, repository, digest),
            "DELETE" when repository.Blobs.Delete(digest) => Answer.Status(context, StatusCodes.Status202Accepted),
            "DELETE" => throw Unknown(repository, digest),
            _ => throw Answer.UnsupportedMethod(context),
        };
    }

    private static ProtocolException Unknown(RepositoryStorage repository, Digest digest) => Answer.NotFound("BLOB_UNKNOWN", $"blob {digest}", repository.Name);

    private async Task ReadAsync(HttpContext context, RepositoryStorage repository, Digest digest)
    {
        var size = storage.SizeOf(repository, digest) ?? throw Unknown(repository, digest);
        storage.Renew(digest);
        var response = context.Response;
        response.Headers["Docker-Content-Digest"] = digest.ToString();
        response.Headers.AcceptRanges = "bytes";
        response.ContentType = "application/octet-stream";
        var (first, count) = ApplyRange(context, size);
        response.ContentLength = count;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await using var blob = storage.Blobs.Open(digest);
            blob.Position = first;
            await CopyAsync(blob, response.Body, count, context.RequestAborted);
        }
    }

    private static (long First, long Count) ApplyRange(HttpContext context, long size)
    {
        // Several ranges may be answered with everything, and so may what is no range; only GET knows ranges at all (RFC 9110, 14.2).
        if (!HttpMethods.IsGet(context.Request.Method)
            || !RangeHeaderValue.TryParse(context.Request.Headers.Range.ToString(), out var header) || header.Unit != "bytes" || header.Ranges is not { Count: 1 })
        {
            return (0, size);
        }

        var range = header.Ranges.First();
        var first = range.From ?? Math.Max(0, size - (range.To ?? 0));
        var last = range.From is null ? size - 1 : Math.Min(range.To ?? long.MaxValue, size - 1);
        if (first > last)
        {
            context.Response.Headers.ContentRange = $"bytes */{size}";
            throw new ProtocolException(StatusCodes.Status416RangeNotSatisfiable, "SIZE_INVALID", $"The range '{header}' is outside of the blob's {size} bytes.");
        }

        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = $"bytes {first}-{last}/{size}";
        return (first, last - first + 1);
    }

    private static async Task CopyAsync(FileStream blob, Stream output, long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(CopySize, count)];
        while (count > 0)
        {
            var read = await blob.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellationToken);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            count -= read > 0 ? read : throw new EndOfStreamException($"The blob {blob.Name} was cut while it was read.");
        }
    }
}
