using System.Net;
using Microsoft.AspNetCore.Http;

namespace Slipway.Testing.Http;

/// <summary>A request on its way through a proxy.</summary>
internal static class ForwardedRequest
{
    public static HttpRequestMessage Create(HttpContext context, Uri target, long bodyLimit)
    {
        var source = context.Request;
        var request = new HttpRequestMessage(new HttpMethod(source.Method), new Uri(target, $"{source.Path}{source.QueryString}"));
        if (source.ContentLength is not null || source.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new LimitedContent(source.Body, source.ContentLength, bodyLimit);
        }

        foreach (var (name, values) in source.Headers.Where(h => h.Key != "Transfer-Encoding"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }

    /// <summary>A body that ends with a cut after so many bytes.</summary>
    private sealed class LimitedContent(Stream body, long? length, long limit) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var buffer = new byte[16 * 1024];
            var left = limit;
            int count;
            while (left > 0 && (count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken)) > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                left -= count;
            }

            if (left == 0)
            {
                throw new IOException("The connection is cut here.");
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length ?? 0;
            return length is not null;
        }
    }
}
