using Gateway.Hosting.Settings;

namespace Gateway.Hosting.Routing;

/// <summary>Finds everything that is wrong with a route.</summary>
public static class RouteValidator
{
    /// <summary>The problems, each naming the member, what was found and what is expected; empty when the route can be used.</summary>
    public static IReadOnlyList<string> Validate(RouteSpec spec) =>
    [
        .. Host(spec.Host),
        .. Path("path", spec.Path),
        .. Methods(spec.Methods),
        .. HeaderRuleValidator.Match(spec.Headers),
        .. Target(spec),
        .. spec.Backends.SelectMany((backend, index) => Backend($"backends[{index}]", backend)),
        .. Rewrite(spec),
        .. spec.Redirect is { } redirect ? Redirect(redirect) : [],
        .. HeaderRuleValidator.Rules("requestHeaders", spec.RequestHeaders),
        .. HeaderRuleValidator.Rules("responseHeaders", spec.ResponseHeaders),
        .. Timeout(spec.Timeout),
    ];

    private static IEnumerable<string> Host(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        if (host != "*" && !Names.IsDnsName(name))
        {
            yield return $"host: '{host}' is neither a host name, nor *.<name>, nor *";
        }
    }

    private static IEnumerable<string> Path(string member, string path)
    {
        if (!path.StartsWith('/') || path.Contains("//") || path.AsSpan().IndexOfAny("?#%") >= 0 || path.Any(char.IsControl))
        {
            yield return $"{member}: '{path}' must start with a slash and have no empty segment, ?, #, % or control character";
        }
        else if (path.Split('/').Any(segment => segment is "." or ".."))
        {
            yield return $"{member}: '{path}' has a segment . or .., which no request has";
        }
    }

    private static IEnumerable<string> Methods(IReadOnlyList<string> methods) =>
        methods.Where(method => !Names.IsToken(method) || method.Any(char.IsAsciiLetterLower)).Select(method => $"methods: '{method}' is no HTTP method in capitals")
            .Concat(methods.Distinct(StringComparer.Ordinal).Count() == methods.Count ? [] : ["methods: one is given twice"]);

    private static IEnumerable<string> Target(RouteSpec spec)
    {
        if (spec.Backends.Count == 0 && spec.Redirect is null)
        {
            yield return "backends: there is none, and no redirect either";
        }
        else if (spec.Backends.Count > 0 && spec.Redirect is not null)
        {
            yield return "redirect: there are backends too; a route has one or the other";
        }
    }

    private static IEnumerable<string> Backend(string member, Backend backend)
    {
        if (!Names.IsDnsName(backend.Name))
        {
            yield return $"{member}.name: '{backend.Name}' is no host name";
        }

        if (backend.Port is < 1 or > 65535)
        {
            yield return $"{member}.port: {backend.Port} is not between 1 and 65535";
        }

        if (backend.Weight is < 0 or > Routing.Backend.MaxWeight)
        {
            yield return $"{member}.weight: {backend.Weight} is not between 0 and {Routing.Backend.MaxWeight}";
        }
    }

    private static IEnumerable<string> Rewrite(RouteSpec spec)
    {
        if (spec.RewritePrefix is null)
        {
            return [];
        }

        return spec.PathType == PathType.Exact
            ? ["rewritePrefix: an exact path has no prefix to rewrite"]
            : Path("rewritePrefix", spec.RewritePrefix);
    }

    private static IEnumerable<string> Redirect(Redirect redirect)
    {
        if (redirect.Scheme is not (null or "http" or "https"))
        {
            yield return $"redirect.scheme: '{redirect.Scheme}' is neither http nor https";
        }

        if (redirect.Host is { } host && !Names.IsDnsName(host))
        {
            yield return $"redirect.host: '{host}' is no host name";
        }

        if (redirect.Port is < 1 or > 65535)
        {
            yield return $"redirect.port: {redirect.Port} is not between 1 and 65535";
        }

        if (redirect.Status is not (301 or 302 or 303 or 307 or 308))
        {
            yield return $"redirect.status: {redirect.Status} is none of 301, 302, 303, 307, 308";
        }
    }

    private static IEnumerable<string> Timeout(string? timeout)
    {
        if (timeout is not null && (!Duration.TryParse(timeout, out var duration) || duration <= TimeSpan.Zero))
        {
            yield return $"timeout: '{timeout}' is no duration above zero, such as 500ms, 15s or 1h30m";
        }
    }
}
