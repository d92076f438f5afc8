using Slipway.Tools;

namespace Slipway.Verification.Suites;

/// <summary>What a suite of the user's own is to test.</summary>
/// <param name="Version">The release's version.</param>
/// <param name="Address">Where the gateway answers without TLS; null when the release brings none.</param>
public sealed record SuiteTarget(string Version, Uri? Address)
{
    /// <summary>Where it answers with TLS; null when it does not.</summary>
    public Uri? HttpsAddress { get; init; }

    /// <summary>The cluster's kubeconfig; null when there is no cluster.</summary>
    public AbsolutePath? KubeConfig { get; init; }

    /// <summary>Where in the cluster the release is installed; null when there is no cluster.</summary>
    public string? Namespace { get; init; }

    /// <summary>The variables of a suite that leaves its report at <paramref name="report"/>.</summary>
    internal Dictionary<string, string?> Variables(string report) => new(StringComparer.Ordinal)
    {
        // Without a cluster the user's own must not be found.
        ["KUBECONFIG"] = KubeConfig is { } file ? file : "/dev/null",
        ["SLIPWAY_ADDRESS"] = Address?.GetLeftPart(UriPartial.Authority),
        ["SLIPWAY_HTTPS_ADDRESS"] = HttpsAddress?.GetLeftPart(UriPartial.Authority),
        ["SLIPWAY_NAMESPACE"] = Namespace,
        ["SLIPWAY_REPORT"] = report,
        ["SLIPWAY_VERSION"] = Version,
    };
}
