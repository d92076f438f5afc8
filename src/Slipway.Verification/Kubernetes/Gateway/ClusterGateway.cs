namespace Slipway.Verification.Kubernetes;

/// <summary>What in a cluster is the gateway that the conformance suite tests. The initial values are those of the chart <c>gateway</c>, installed under its own name.</summary>
public sealed record ClusterGateway
{
    /// <summary>The chart that brings it; its installation has the chart's name.</summary>
    public string Chart { get; init; } = "gateway";

    /// <summary>The deployment of the proxy; its ports are named <c>http</c>, <c>https</c>, <c>h2c</c> and <c>admin</c>.</summary>
    public string Proxy { get; init; } = "gateway-proxy";

    /// <summary>The other programs: their Services and ports by name.</summary>
    public IReadOnlyDictionary<string, (string Service, int Port)> Programs { get; init; } = new Dictionary<string, (string Service, int Port)>(StringComparer.Ordinal)
    {
        ["controller"] = ("gateway-controller", 8081),
        ["sds"] = ("gateway-sds", 8082),
    };

    /// <summary>The image of the release that answers behind the gateway.</summary>
    public string EchoImage { get; init; } = "echo";
}
