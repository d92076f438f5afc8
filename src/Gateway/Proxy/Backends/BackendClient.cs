using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace Gateway.Proxy.Backends;

/// <summary>The connections to backends.</summary>
internal static class BackendClient
{
    /// <summary>A client that changes nothing by itself: no redirects, cookies, decompression, proxies, tracing headers.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The invoker disposes its handler.")]
    public static HttpMessageInvoker Create(ProxyLimits limits) => new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = limits.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        MaxResponseHeadersLength = limits.HeaderBytes / 1024,

        // A name may lead elsewhere after a while.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        UseCookies = false,
        UseProxy = false,
    });
}
