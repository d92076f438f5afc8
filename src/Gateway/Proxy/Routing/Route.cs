using Gateway.Hosting.Routing;
using Gateway.Hosting.Settings;

namespace Gateway.Proxy.Routing;

/// <summary>A route made ready for requests.</summary>
internal sealed class Route
{
    public Route(NamedRoute route)
    {
        Name = route.Name;
        Spec = route.Spec;
        Path = Spec.Path.Length > 1 && Spec.PathType == PathType.Prefix ? Spec.Path.TrimEnd('/') : Spec.Path;
        Headers = [.. Spec.Headers];
        Timeout = Spec.Timeout is { } timeout ? Duration.Parse(timeout) : null;
    }

    public string Name { get; }

    public RouteSpec Spec { get; }

    /// <summary>The path; a prefix has no slash at its end, unless it is the root.</summary>
    public string Path { get; }

    public KeyValuePair<string, string>[] Headers { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>Whether method and headers fit; host and path have been compared before.</summary>
    public bool Takes(string method, IHeaderDictionary headers) =>
        (Spec.Methods.Count == 0 || Spec.Methods.Contains(method)) && Array.TrueForAll(Headers, wanted => headers[wanted.Key].ToString() == wanted.Value);
}
