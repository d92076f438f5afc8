using System.Text.Json.Serialization;

namespace Slipway.Release;

/// <summary>
/// What one run of the build made, as it moves from target to target, job to job and machine to machine: <c>artifacts/release.json</c>.
/// Its JSON schema is <c>release.schema.json</c> in this package.
/// </summary>
public sealed record ReleaseManifest
{
    /// <summary>The version of this format; readers refuse a higher one.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The format that the document was written in.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Which release this is.</summary>
    public required ReleaseIdentity Identity { get; init; }

    /// <summary>Every image, by name in ordinal order.</summary>
    public IReadOnlyList<ReleaseImage> Images { get; init; } = [];

    /// <summary>Every chart, in the order in which they are installed.</summary>
    public IReadOnlyList<ReleaseChart> Charts { get; init; } = [];

    /// <summary>Every NuGet package, by file name in ordinal order.</summary>
    public IReadOnlyList<ReleaseFile> Packages { get; init; } = [];

    /// <summary>Where the release is staged; null until it is.</summary>
    public ReleaseStaging? Staging { get; init; }

    /// <summary>Where the release was published; null until it was.</summary>
    public ReleasePublication? Publication { get; init; }
}
