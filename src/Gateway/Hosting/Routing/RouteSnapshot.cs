namespace Gateway.Hosting.Routing;

/// <summary>A route with its name, as proxies get it.</summary>
/// <param name="Name"><c>namespace/name</c>.</param>
/// <param name="Spec">The route; its backends are host names.</param>
public sealed record NamedRoute(string Name, RouteSpec Spec);

/// <summary>All routes at one moment. Of routes that match a request equally well the first wins.</summary>
/// <param name="Version">Names the content.</param>
/// <param name="Routes">The routes.</param>
public sealed record RouteSnapshot(string Version, IReadOnlyList<NamedRoute> Routes);
