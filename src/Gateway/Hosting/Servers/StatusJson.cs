using System.Text.Json.Serialization;

namespace Gateway.Hosting.Servers;

/// <summary>The answer of <c>/readyz</c>.</summary>
/// <param name="Ready">Whether requests should be sent here.</param>
/// <param name="Awaiting">What is missing.</param>
public sealed record ReadyStatus(bool Ready, IReadOnlyCollection<string> Awaiting);

/// <summary>The answers of the status endpoints as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadyStatus))]
[JsonSerializable(typeof(ProgramVersion))]
public sealed partial class StatusJson : JsonSerializerContext;
