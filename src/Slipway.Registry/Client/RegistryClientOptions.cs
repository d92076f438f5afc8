using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Registry;

/// <summary>How registries are talked to.</summary>
public sealed record RegistryClientOptions
{
    /// <summary>Who asks.</summary>
    public ICredentialSource Credentials { get; init; } = NoCredentials.Instance;

    /// <summary>Registries (host, with the port if there is one) that are spoken to without encryption, beside loopback, which always is.</summary>
    public IReadOnlySet<string> PlainHttpRegistries { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Certificate authorities to trust beside the system's; null for none.</summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>The proxies; null to ask registries directly. <see cref="RegistryProxy.Read"/> makes them from the usual variables.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>How many blobs are moved at once.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>
    /// The most bytes that one request sends of a blob; null for all. A registry that finds all too much (413) gets chunks of 32 MiB in any case.
    /// </summary>
    public long? ChunkSize { get; init; }

    /// <summary>How often a request is tried before its failure counts, the first time included.</summary>
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>An exchange that moves less than 64 KiB in this time, and does not end, is cut off and tried again.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait that a registry may ask for (<c>Retry-After</c>) before its refusal counts.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock for waits and token lifetimes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hears about every blob that is moved or need not be; null for nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>What the client calls itself.</summary>
    public string UserAgent { get; init; } = "slipway";
}
