using System.Text.Json.Serialization;

namespace Gateway.Echo;

/// <summary>What the backend received.</summary>
/// <param name="Name">What the backend calls itself.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query as they were sent.</param>
/// <param name="Protocol">Such as <c>HTTP/1.1</c>.</param>
/// <param name="Headers">All headers, their names in lower case.</param>
/// <param name="BodyLength">Bytes of the body.</param>
/// <param name="BodySha256">Their SHA-256 in lower-case hex.</param>
internal sealed record EchoAnswer(
    string Name, string Method, string Path, string Protocol, IReadOnlyDictionary<string, IReadOnlyList<string?>> Headers, long BodyLength, string BodySha256);

/// <summary>How answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoAnswer))]
internal sealed partial class EchoJson : JsonSerializerContext;
