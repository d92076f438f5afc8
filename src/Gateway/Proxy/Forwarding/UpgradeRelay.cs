using System.Net;
using System.Security.Cryptography;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Gateway.Proxy.Forwarding;

/// <summary>
/// A request to leave HTTP behind: an upgrade of HTTP/1.1 to any protocol, or a WebSocket over HTTP/2 (RFC 8441). To the backend it is an upgrade of HTTP/1.1.
/// </summary>
internal sealed class UpgradeRelay
{
    private readonly string protocol;
    private readonly Func<ValueTask<Stream>> accept;
    private readonly bool overHttp2;

    private UpgradeRelay(string protocol, Func<ValueTask<Stream>> accept, bool overHttp2)
    {
        this.protocol = protocol;
        this.accept = accept;
        this.overHttp2 = overHttp2;
    }

    /// <summary>The upgrade that a request asks for, if any. HTTP/2 over an upgrade is not passed on: requests in it would not be routed.</summary>
    public static UpgradeRelay? Of(HttpContext context)
    {
        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" } connect)
        {
            return new("websocket", connect.AcceptAsync, overHttp2: true);
        }

        var offered = context.Request.Headers.Upgrade.ToString();
        return context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade && !offered.Contains("h2c", StringComparison.OrdinalIgnoreCase)
            ? new(offered, async () => await upgrade.UpgradeAsync(), overHttp2: false)
            : null;
    }

    /// <summary>Makes the request to a backend ask for the upgrade.</summary>
    public void Ask(HttpRequestMessage message)
    {
        message.Method = overHttp2 ? HttpMethod.Get : message.Method;
        message.Version = HttpVersion.Version11;
        message.Headers.TryAddWithoutValidation(HeaderNames.Connection, HeaderNames.Upgrade);
        message.Headers.TryAddWithoutValidation(HeaderNames.Upgrade, protocol);
        if (overHttp2)
        {
            message.Headers.TryAddWithoutValidation(HeaderNames.SecWebSocketKey, Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        }
    }

    /// <summary>Relays both directions after a backend agreed.</summary>
    public async Task RelayAsync(HttpContext context, Route route, HttpResponseMessage response, ExchangeClock clock)
    {
        ResponseRelay.Head(context, route, response);
        if (overHttp2)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.Headers.Remove(HeaderNames.SecWebSocketAccept);
        }
        else
        {
            // Of several protocols that the client offered the backend has chosen one.
            context.Response.Headers.Upgrade = response.Headers.NonValidated.TryGetValues(HeaderNames.Upgrade, out var chosen) ? chosen.ToString() : protocol;
        }

        await using var backend = await response.Content.ReadAsStreamAsync(clock.Token);
        await using var client = await accept();
        await StreamRelay.CopyBothWaysAsync(client, backend, clock);
    }
}
