using Gateway.Proxy.Forwarding;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Proxy;

/// <summary>Answers every request on the data ports.</summary>
internal sealed class DataPlane(CurrentRoutes current, Forwarder forwarder)
{
    public Task HandleAsync(HttpContext context)
    {
        if (current.Table is not { } table)
        {
            return Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "no routes have arrived yet");
        }

        var request = context.Request;
        if (!request.Path.HasValue || table.Match(request.Host.Host, request.Path.Value, Method(context), request.Headers) is not { } route)
        {
            return Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "no route matches");
        }

        if (route.Spec.Redirect is { } redirect)
        {
            Redirection.Answer(context, route, redirect);
            return Task.CompletedTask;
        }

        return forwarder.ForwardAsync(context, route);
    }

    // A WebSocket over HTTP/2 is a GET in HTTP/1.1, and routes should not have to know.
    private static string Method(HttpContext context) => context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } ? HttpMethods.Get : context.Request.Method;
}
