using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>An image's configuration: its platform, how it is run and what its layers hold (image-spec 1.1, config.md).</summary>
public sealed record ImageConfig
{
    /// <summary>When the image was made; null when nobody says.</summary>
    [JsonConverter(typeof(Rfc3339JsonConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>Who made it; null when nobody says.</summary>
    public string? Author { get; init; }

    /// <summary>The processor by its Go name.</summary>
    public required string Architecture { get; init; }

    /// <summary>The operating system by its Go name.</summary>
    public required string Os { get; init; }

    /// <summary>The version of the operating system, used by Windows images; null otherwise.</summary>
    [JsonPropertyName("os.version")]
    public string? OsVersion { get; init; }

    /// <summary>Features of the operating system that the image needs; null for none.</summary>
    [JsonPropertyName("os.features")]
    public IReadOnlyList<string>? OsFeatures { get; init; }

    /// <summary>The variant of the processor; null for none.</summary>
    public string? Variant { get; init; }

    /// <summary>How a container is run from the image; null for nothing.</summary>
    public ContainerConfig? Config { get; init; }

    /// <summary>The digests of the uncompressed layers.</summary>
    public required RootFileSystem Rootfs { get; init; }

    /// <summary>What each layer is, for people; null for none.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    /// <summary>The platform that the image runs on.</summary>
    [JsonIgnore]
    public Platform Platform => new() { Os = Os, Architecture = Architecture, Variant = Variant, OsVersion = OsVersion, OsFeatures = OsFeatures };
}
