namespace Gateway.Hosting.Routing;

/// <summary>How a route's path is compared.</summary>
public enum PathType
{
    /// <summary>Segment by segment: <c>/a</c> matches <c>/a</c>, <c>/a/</c> and <c>/a/b</c>, but not <c>/ab</c>.</summary>
    Prefix,

    /// <summary>The whole path.</summary>
    Exact,
}
