using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>
/// A gateway that runs somewhere, with echo backends behind it, and what the conformance suite may do to both. Every method returns when the platform has
/// done its part; what the platform does not tell (when the gateway has taken up new routes) the suite waits for by itself. All can throw when the platform fails.
/// </summary>
public interface IGatewayUnderTest
{
    /// <summary>Where the gateway is reached.</summary>
    GatewayAddresses Addresses { get; }

    /// <summary>The certificates that the gateway was given; null when there is no HTTPS port.</summary>
    TestCertificates? Certificates { get; }

    /// <summary>What this mode cannot do, and why in one sentence; checks that need it are skipped.</summary>
    IReadOnlyDictionary<GatewayAction, string> Unsupported => ReadOnlyDictionary<GatewayAction, string>.Empty;

    /// <summary>Makes these the only routes of the suite: routes of an earlier call that are absent now are deleted first; then these are applied in the order given.</summary>
    Task ApplyRoutesAsync(IReadOnlyList<RouteManifest> routes, CancellationToken cancellationToken);

    /// <summary>Starts an echo backend that calls itself <paramref name="name"/>, or starts it again after a stop, and waits until it is ready. Called for several at a time.</summary>
    /// <param name="name">A DNS label.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<BackendAddress> StartBackendAsync(string name, CancellationToken cancellationToken);

    /// <summary>Ends all instances of a backend at once. Its address refuses or resets connections until it is started again.</summary>
    Task StopBackendAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces a backend without a gap: the new instance is ready before the old one is told to stop. Returns when the old one is gone.</summary>
    Task RollOutBackendAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces the gateway's proxy without a gap: the new instance is ready before the old one is told to stop. Returns when the old one is gone.</summary>
    Task RollOutGatewayAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds an instance of the proxy that finds no controller, in the same place as the others, so that it would get requests if it called itself ready.
    /// Returns when it answers <c>/healthz</c>.
    /// </summary>
    Task<IUnreadyInstance> StartUnreadyInstanceAsync(CancellationToken cancellationToken);
}
