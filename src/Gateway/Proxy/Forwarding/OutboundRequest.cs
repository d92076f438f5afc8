using System.Net;
using Gateway.Hosting.Routing;
using Microsoft.Net.Http.Headers;

namespace Gateway.Proxy.Forwarding;

/// <summary>Makes the request to a backend from a client's request whose headers are prepared.</summary>
internal static class OutboundRequest
{
    // The path is sent as the client wrote it.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static HttpRequestMessage Create(HttpContext context, Backend backend, string target, RequestBody? body)
    {
        var message = new HttpRequestMessage
        {
            Method = HttpMethod.Parse(context.Request.Method),
            RequestUri = new Uri($"{Uri.UriSchemeHttp}{Uri.SchemeDelimiter}{backend.Name}:{backend.Port}{target}", AsWritten),
            Version = backend.Protocol == BackendProtocol.H2c ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            // Pseudo headers are HTTP/2's request line; TE means something between HTTP/2 peers only.
            if (name[0] != ':' && (name != HeaderNames.TE || backend.Protocol == BackendProtocol.H2c))
            {
                // HTTP/2 may split cookies, HTTP/1.1 may not (RFC 9113, 8.2.3).
                Add(message, name, name.Equals(HeaderNames.Cookie, StringComparison.OrdinalIgnoreCase) ? [string.Join("; ", values.AsEnumerable())] : values.ToArray());
            }
        }

        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string?[] values)
    {
        if (!message.Headers.TryAddWithoutValidation(name, values))
        {
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.TryAddWithoutValidation(name, values);
        }
    }
}
