using System.Net;
using System.Net.Sockets;

namespace Slipway.Verification.Kubernetes;

/// <summary>Finds ports of the loopback interface that nobody uses just now.</summary>
public static class FreePorts
{
    /// <summary>As many different ports as asked for. Nothing keeps them free: whoever is quicker gets them.</summary>
    public static IReadOnlyList<int> Find(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
