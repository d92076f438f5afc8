using System.Net;
using System.Net.Sockets;
using Gateway.Hosting.Routing;
using Gateway.Proxy.Backends;
using Gateway.Proxy.Routing;

namespace Gateway.Proxy.Forwarding;

/// <summary>Sends a request to a backend of its route and passes the answer on.</summary>
internal sealed class Forwarder(HttpMessageInvoker client, BackendPicker picker, ProxySettings settings, TimeProvider time, ILogger<Forwarder> logger)
{
    public async Task ForwardAsync(HttpContext context, Route route)
    {
        if (picker.Pick(route.Spec.Backends, []) is not { } backend)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "the route has no backend that takes requests");
            return;
        }

        using var clock = new ExchangeClock(route.Timeout, settings.Limits.IdleTimeout, time, context.RequestAborted);
        var exchange = Exchange.Begin(context, route, clock, settings.TrustForwarded);
        try
        {
            using var response = await SendAsync(exchange, backend);
            clock.ResponseStarted();
            await exchange.RelayAsync(response);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            await FailAsync(exchange, e);
        }
        finally
        {
            await exchange.EndAsync();
        }
    }

    // Another backend is asked only when asking twice cannot do anything twice.
    private async Task<HttpResponseMessage> SendAsync(Exchange exchange, Backend backend)
    {
        var tried = new List<Backend>();
        while (true)
        {
            try
            {
                using var request = exchange.RequestTo(backend);
                var response = await client.SendAsync(request, exchange.Clock.Token);
                picker.Answered(backend);
                return response;
            }
            catch (Exception e) when (IsBackendFault(e) && !exchange.Clock.Token.IsCancellationRequested && exchange.ClientFault is null)
            {
                if (IsConnectFault(e))
                {
                    picker.Failed(backend);
                }

                logger.LogWarning("Route {Route}: backend {Backend}:{Port} failed: {Problem}", exchange.Route.Name, backend.Name, backend.Port, (e.InnerException as TimeoutException ?? e).Message);
                tried.Add(backend);
                if (!exchange.CanRepeat || picker.Pick(exchange.Route.Spec.Backends, tried) is not { } other)
                {
                    throw;
                }

                backend = other;
            }
        }
    }

    private async Task FailAsync(Exchange exchange, Exception e)
    {
        var context = exchange.Context;
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        else if (context.Response.HasStarted)
        {
            // The client must not take what it got for the whole.
            logger.LogWarning("Route {Route}: a response broke off: {Problem}", exchange.Route.Name, e.Message);
            context.Abort();
        }
        else if (exchange.ClientFault is { } fault)
        {
            await Refusal.WriteAsync(context, fault.StatusCode, "the request's body is malformed or too large");
        }
        else if (exchange.Clock.Expired)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status504GatewayTimeout, "the backend did not answer in time");
        }
        else
        {
            await Refusal.WriteAsync(context, StatusCodes.Status502BadGateway, "the backend could not be reached or did not answer properly");
        }
    }

    // A connect timeout is thrown as a cancellation, with the timeout inside. A connection that is reset as soon as it is there can leave the client as a bare socket error.
    private static bool IsConnectFault(Exception e) =>
        e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } or SocketException || (e is OperationCanceledException && e.InnerException is TimeoutException);

    // A body that would have to be sent twice is an invalid operation: the backend closed a kept connection under it.
    private static bool IsBackendFault(Exception e) => e is HttpRequestException or InvalidOperationException || IsConnectFault(e);
}
