using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>A chart as Helm is told to install it.</summary>
/// <param name="Source">A packaged chart, or <c>oci://registry/repository</c>.</param>
/// <param name="Version">The exact version to take from a registry; null for a package.</param>
public sealed record HelmChart(string Source, string? Version)
{
    /// <summary>Whether the registry is asked without TLS: it is on this machine.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>A file with credentials in the format of <c>~/.docker/config.json</c>; null when none are needed.</summary>
    public AbsolutePath? RegistryConfig { get; init; }

    /// <summary>What a person calls it.</summary>
    public override string ToString() => Version is null ? Source : $"{Source} {Version}";

    internal IReadOnlyList<string> Arguments =>
    [
        Source,
        .. Version is null ? (IReadOnlyList<string>)[] : ["--version", Version],
        .. PlainHttp ? (IReadOnlyList<string>)["--plain-http"] : [],
        .. RegistryConfig is { } file ? (IReadOnlyList<string>)["--registry-config", file] : [],
    ];
}
