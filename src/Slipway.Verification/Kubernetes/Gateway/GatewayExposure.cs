namespace Slipway.Verification.Kubernetes;

/// <summary>Ports of this machine that lead to a NodePort Service of the gateway. kind maps them when it creates the cluster.</summary>
/// <param name="Http">Port for HTTP/1.1.</param>
/// <param name="Https">Port for TLS.</param>
/// <param name="H2c">Port for HTTP/2 without TLS.</param>
/// <param name="Admin">Port for health and version.</param>
public sealed record GatewayExposure(int Http, int Https, int H2c, int Admin)
{
    /// <summary>How many ports there are.</summary>
    public const int Count = 4;

    /// <summary>The port of the pods for health and version.</summary>
    internal const int AdminPort = 8083;

    /// <summary>The ports on the nodes, by the names of the proxy's ports.</summary>
    internal static readonly IReadOnlyList<(string Name, int NodePort)> NodePorts = [("http", 30080), ("https", 30443), ("h2c", 30084), ("admin", 30083)];

    /// <summary>What kind shall map.</summary>
    public IReadOnlyList<KindPort> Ports => [.. NodePorts.Select(port => port.NodePort).Zip([Http, Https, H2c, Admin], (node, host) => new KindPort(node, host))];
}
