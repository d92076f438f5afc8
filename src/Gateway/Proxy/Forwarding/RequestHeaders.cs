using Gateway.Proxy.Routing;
using Microsoft.Extensions.Primitives;

namespace Gateway.Proxy.Forwarding;

/// <summary>Makes the headers of a client's request those that a backend gets.</summary>
internal static class RequestHeaders
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedProto = "X-Forwarded-Proto";
    private const string ForwardedHost = "X-Forwarded-Host";

    public static void Prepare(HttpContext context, Route route, bool trustForwarded)
    {
        var headers = context.Request.Headers;
        var hopByHop = new HopByHop(headers.Connection);
        var wantsTrailers = headers.TE.ToString().Contains("trailers", StringComparison.OrdinalIgnoreCase);
        foreach (var name in headers.Keys.Where(hopByHop.Contains).ToArray())
        {
            headers.Remove(name);
        }

        if (wantsTrailers)
        {
            headers.TE = "trailers";
        }

        Forwarded(context, trustForwarded);
        headers.Via = StringValues.Concat(headers.Via, $"{(HttpProtocol.IsHttp2(context.Request.Protocol) ? "2" : context.Request.Protocol[5..])} gateway");
        headers.Apply(route.Spec.RequestHeaders);
    }

    private static void Forwarded(HttpContext context, bool trust)
    {
        var headers = context.Request.Headers;
        if (!trust)
        {
            headers.Remove(ForwardedFor);
            headers.Remove(ForwardedProto);
            headers.Remove(ForwardedHost);
            headers.Remove("Forwarded");
        }

        if (context.Connection.RemoteIpAddress is { } address)
        {
            headers[ForwardedFor] = StringValues.Concat(headers[ForwardedFor], (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString());
        }

        headers.TryAdd(ForwardedProto, context.Request.Scheme);
        if (context.Request.Host.HasValue)
        {
            headers.TryAdd(ForwardedHost, context.Request.Host.Value);
        }
    }
}
