using System.Text.Json.Serialization;

namespace Slipway.Workflows;

/// <summary>The lock file as it is written.</summary>
internal sealed record ActionsLockFile
{
    [JsonPropertyName("actions")]
    public required Dictionary<string, ActionsLockEntry> Actions { get; init; }
}

internal sealed record ActionsLockEntry
{
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    [JsonPropertyName("commit")]
    public required string Commit { get; init; }
}

[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ActionsLockFile))]
internal sealed partial class ActionsLockJson : JsonSerializerContext;
