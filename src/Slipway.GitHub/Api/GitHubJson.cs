using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.GitHub;

/// <summary>The documents of the REST API.</summary>
internal static class GitHubJson
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="GitHubException">It is something else.</exception>
    public static T Read<T>(GitHubAnswer answer)
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(answer.Body, typeof(T), GitHubJsonContext.Default) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new GitHubException($"{answer.Method} {answer.Uri.GetLeftPart(UriPartial.Path)} was answered with something that is not what the API promises: {exception.Message}", exception);
        }
    }

    /// <summary>What GitHub says about a refusal; empty when it says nothing.</summary>
    public static string ReadMessage(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, GitHubJsonContext.Default.Refusal)?.Message ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <summary>The body of a refusal.</summary>
internal sealed record Refusal(string? Message);

/// <summary>An account: a person or an organization.</summary>
internal sealed record Account(string Login, string Type);

/// <summary>A version of a package.</summary>
internal sealed record VersionDocument(long Id, string Name, DateTimeOffset CreatedAt, VersionMetadata? Metadata);

/// <summary>What the kinds of packages have of their own.</summary>
internal sealed record VersionMetadata(ContainerMetadata? Container);

/// <summary>What a version of a container package has of its own.</summary>
internal sealed record ContainerMetadata(IReadOnlyList<string>? Tags);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(IReadOnlyList<VersionDocument>))]
internal sealed partial class GitHubJsonContext : JsonSerializerContext;
