using System.Text.Json.Nodes;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>What is wrong with a gateway.</summary>
internal sealed record Fault
{
    /// <summary>What it makes of the <c>spec</c> of a route, whose name is given.</summary>
    public Action<string, JsonObject>? Misreads { get; init; }

    /// <summary>Further options of its proxy.</summary>
    public IReadOnlyList<string> ProxyOptions { get; init; } = [];

    /// <summary>It never looks at new routes.</summary>
    public bool IgnoresRoutes { get; init; }

    /// <summary>It keeps routes that were deleted.</summary>
    public bool KeepsDeletedRoutes { get; init; }

    /// <summary>It has one certificate for all names.</summary>
    public bool OneCertificate { get; init; }

    /// <summary>It calls itself ready as soon as it runs.</summary>
    public bool AlwaysReady { get; init; }

    /// <summary>It ends at once when it is told to stop.</summary>
    public bool DropsConnections { get; init; }

    /// <summary>It loses what it had sent to a backend that is replaced.</summary>
    public bool BreaksWithBackends { get; init; }
}
