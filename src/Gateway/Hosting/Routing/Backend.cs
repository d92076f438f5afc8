using System.Text.Json.Serialization;

namespace Gateway.Hosting.Routing;

/// <summary>What a backend speaks.</summary>
public enum BackendProtocol
{
    /// <summary>HTTP/1.1.</summary>
    Http,

    /// <summary>HTTP/2 without TLS, known beforehand (gRPC).</summary>
    H2c,
}

/// <summary>A server that requests are sent to.</summary>
/// <param name="Name">Host name or address; in a cluster the name of a Service in the route's namespace.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Weight">Its share of the requests, relative to the other backends of the route; 0 takes none.</param>
/// <param name="Protocol">What it speaks.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Backend(string Name, int Port, int Weight = 1, BackendProtocol Protocol = BackendProtocol.Http)
{
    /// <summary>The largest weight.</summary>
    public const int MaxWeight = 1_000_000;
}
