using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>What one layer, or one setting without a layer, is (image-spec 1.1, config.md, "history").</summary>
public sealed record HistoryEntry
{
    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(Rfc3339JsonConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>The command that made it.</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; init; }

    /// <summary>Who made it.</summary>
    public string? Author { get; init; }

    /// <summary>A remark.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether it made no layer; null means that it made one.</summary>
    [JsonPropertyName("empty_layer")]
    public bool? EmptyLayer { get; init; }
}
