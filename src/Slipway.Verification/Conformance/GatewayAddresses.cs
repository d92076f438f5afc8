using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>Where a gateway is reached from outside. The addresses stay the same while its instances are replaced.</summary>
public sealed record GatewayAddresses
{
    /// <summary>HTTP/1.1 without TLS.</summary>
    public required Uri Http { get; init; }

    /// <summary>HTTP/1.1 and HTTP/2 over TLS; null when there is none.</summary>
    public Uri? Https { get; init; }

    /// <summary>HTTP/2 without TLS, known beforehand; null when there is none.</summary>
    public Uri? H2c { get; init; }

    /// <summary>Where the proxy answers <c>/healthz</c>, <c>/readyz</c> and <c>/version</c>.</summary>
    public required Uri Admin { get; init; }

    /// <summary>Where the other programs of the gateway answer the same: name to address.</summary>
    public IReadOnlyDictionary<string, Uri> Programs { get; init; } = ReadOnlyDictionary<string, Uri>.Empty;
}
