using Gateway.Hosting.Routing;

namespace Gateway.Proxy.Routing;

/// <summary>Answers the requests of a redirecting route.</summary>
internal static class Redirection
{
    public static void Answer(HttpContext context, Route route, Redirect redirect)
    {
        context.Response.StatusCode = redirect.Status;
        context.Response.Headers.Location = Location(context, route, redirect);
    }

    private static string Location(HttpContext context, Route route, Redirect redirect)
    {
        var scheme = redirect.Scheme ?? context.Request.Scheme;
        var port = redirect.Port ?? (redirect.Scheme is null ? context.Request.Host.Port : null);
        var host = redirect.Host ?? context.Request.Host.Host;
        var authority = port is null || port == (scheme == "https" ? 443 : 80) ? host : $"{host}:{port}";
        return $"{scheme}{Uri.SchemeDelimiter}{authority}{TargetPath.Of(context, route)}";
    }
}
