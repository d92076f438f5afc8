using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>What a build writes into the charts that it packs.</summary>
public sealed record ChartRelease
{
    /// <summary>The charts' version, SemVer.</summary>
    public required string Version { get; init; }

    /// <summary>The version of what the charts install.</summary>
    public required string AppVersion { get; init; }

    /// <summary>The time of all files in the package: the commit's, or <c>SOURCE_DATE_EPOCH</c>.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether what <see cref="ChartLint"/> warns of is refused too.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The images by the names that <see cref="ChartSpec.Images"/> uses, each with tag and digest.</summary>
    public IReadOnlyDictionary<string, Reference> Images { get; init; } = new Dictionary<string, Reference>(StringComparer.Ordinal);
}
