using System.Net.Http.Headers;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Gateway.Proxy.Forwarding;

/// <summary>Passes a backend's response on to the client.</summary>
internal static class ResponseRelay
{
    public static async Task RelayAsync(HttpContext context, Route route, HttpResponseMessage response, ExchangeClock clock)
    {
        Head(context, route, response);
        await using var body = await response.Content.ReadAsStreamAsync(clock.Token);
        await StreamRelay.CopyAsync(body, context.Response.Body, clock);
        if (context.Response.SupportsTrailers())
        {
            foreach (var (name, values) in response.TrailingHeaders.NonValidated)
            {
                context.Response.AppendTrailer(name, Values(values));
            }
        }
    }

    /// <summary>Passes status and headers on.</summary>
    public static void Head(HttpContext context, Route route, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = response.ReasonPhrase;
        var hopByHop = new HopByHop(response.Headers.NonValidated.TryGetValues("Connection", out var connection) ? Values(connection) : default);
        Copy(response.Headers, hopByHop, context.Response.Headers);
        Copy(response.Content.Headers, hopByHop, context.Response.Headers);
        if (response.StatusCode is System.Net.HttpStatusCode.NoContent)
        {
            // Some servers send it with 204, which has none (RFC 9110, 8.6).
            context.Response.Headers.ContentLength = null;
        }

        context.Response.Headers.Apply(route.Spec.ResponseHeaders);
    }

    private static void Copy(HttpHeaders source, HopByHop hopByHop, IHeaderDictionary destination)
    {
        foreach (var (name, values) in source.NonValidated)
        {
            if (!hopByHop.Contains(name))
            {
                destination[name] = Values(values);
            }
        }
    }

    private static StringValues Values(HeaderStringValues values) => values.Count == 1 ? values.ToString() : values.ToArray();
}
