using System.Net;
using Gateway.Hosting.Routing;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Proxy.Forwarding;

/// <summary>One client request on its way through the proxy.</summary>
internal sealed class Exchange
{
    private readonly RequestBody? body;
    private readonly UpgradeRelay? upgrade;
    private readonly string target;

    private Exchange(HttpContext context, Route route, ExchangeClock clock)
    {
        Context = context;
        Route = route;
        Clock = clock;
        upgrade = UpgradeRelay.Of(context);
        body = upgrade is null && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? new(context.Request, clock) : null;
        target = TargetPath.Of(context, route);
    }

    public HttpContext Context { get; }

    public Route Route { get; }

    public ExchangeClock Clock { get; }

    /// <summary>What the client did wrong in its body.</summary>
    public BadHttpRequestException? ClientFault => body?.ClientFault;

    /// <summary>Whether the request may be sent again: it is safe by its method (RFC 9110, 9.2.1) and there is no body that is gone.</summary>
    public bool CanRepeat => body is null && Context.Request.Method is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    /// <summary>Prepares a request for backends.</summary>
    public static Exchange Begin(HttpContext context, Route route, ExchangeClock clock, bool trustForwarded)
    {
        var exchange = new Exchange(context, route, clock);
        RequestHeaders.Prepare(context, route, trustForwarded);
        return exchange;
    }

    public HttpRequestMessage RequestTo(Backend backend)
    {
        var request = OutboundRequest.Create(Context, backend, target, body);
        upgrade?.Ask(request);
        return request;
    }

    public Task RelayAsync(HttpResponseMessage response) => response.StatusCode != HttpStatusCode.SwitchingProtocols
        ? ResponseRelay.RelayAsync(Context, Route, response, Clock)
        : upgrade?.RelayAsync(Context, Route, response, Clock) ?? throw new HttpRequestException("the backend switched protocols without being asked");

    /// <summary>Returns when nothing reads from the client any more.</summary>
    public Task EndAsync() => body?.EndAsync() ?? Task.CompletedTask;
}
