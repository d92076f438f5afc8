using System.Text.Json.Nodes;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>What is wrong with a gateway.</summary>
internal sealed record Fault
{
    /// <summary>What it makes of the <c>spec</c> of a route, whose name is given.</summary>
    public Action<string, JsonObject>? Misreads { get; init; }

    /// <summary>A further option of its proxy.</summary>
    public string? ProxyOption { get; init; }

    /// <summary>It never looks at new routes.</summary>
    public bool IgnoresRoutes { get; init; }

    /// <summary>It keeps routes that were deleted.</summary>
    public bool KeepsDeletedRoutes { get; init; }

    /// <summary>It has one certificate for all names.</summary>
    public bool OneCertificate { get; init; }

    /// <summary>Its certificates are not those that it was given.</summary>
    public bool CertificatesOfOthers { get; init; }

    /// <summary>Where HTTP/2 should be, there is HTTP/1.1.</summary>
    public bool SpeaksHttp1Only { get; init; }

    /// <summary>Its connections break after a megabyte of answers.</summary>
    public bool CutsAnswers { get; init; }

    /// <summary>One of its programs does not run.</summary>
    public bool LacksProgram { get; init; }

    /// <summary>What its programs tell as their version.</summary>
    public string Version { get; init; } = "1.4.0";

    /// <summary>It calls itself ready as soon as it runs.</summary>
    public bool AlwaysReady { get; init; }

    /// <summary>It ends at once when it is told to stop.</summary>
    public bool DropsConnections { get; init; }

    /// <summary>It loses what it had sent to a backend that is replaced.</summary>
    public bool BreaksWithBackends { get; init; }
}
