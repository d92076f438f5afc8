using System.Net;

namespace Slipway.Verification.Kubernetes;

/// <summary>A port of a node that is reached from this machine.</summary>
/// <param name="NodePort">The port on the node, for instance that of a Service of the type NodePort.</param>
/// <param name="HostPort">The port on this machine.</param>
public sealed record KindPort(int NodePort, int HostPort)
{
    /// <summary>The address of this machine that listens; loopback unless said otherwise.</summary>
    public string ListenAddress { get; init; } = "127.0.0.1";

    /// <summary>Every mistake.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var port in new[] { NodePort, HostPort }.Where(port => port is < 1 or > 65535))
        {
            yield return $"{port} is not a port (expected 1 to 65535).";
        }

        if (!IPAddress.TryParse(ListenAddress, out _))
        {
            yield return $"'{ListenAddress}' is not an address to listen on (expected, for instance, '127.0.0.1').";
        }
    }
}
