using System.Text.Json.Serialization;

namespace Slipway.Verification;

/// <summary>What an echo backend received.</summary>
public sealed record EchoReply
{
    /// <summary>The backend's name.</summary>
    public required string Name { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Path { get; init; }

    /// <summary>Such as <c>HTTP/1.1</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The headers, their names in lower case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; }

    /// <summary>Bytes of the body.</summary>
    public required long BodyLength { get; init; }

    /// <summary>Their SHA-256 in lower-case hex.</summary>
    public required string BodySha256 { get; init; }

    /// <summary>A header's values in one line; null when there is none.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(", ", values) : null;
}

/// <summary>How answers are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoReply))]
internal sealed partial class EchoReplyJson : JsonSerializerContext;
