using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Registry;

/// <summary>The parts of docker's <c>config.json</c> that are about credentials.</summary>
internal sealed record DockerConfig
{
    public IReadOnlyDictionary<string, DockerAuth>? Auths { get; init; }

    public IReadOnlyDictionary<string, string>? CredHelpers { get; init; }

    public string? CredsStore { get; init; }

    public static DockerConfig Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), DockerConfigContext.Default.DockerConfig) ?? new DockerConfig() : new DockerConfig();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CredentialException($"Docker's configuration {file} cannot be read: {exception.Message} Correct it, or log in again with 'docker login'.", exception);
        }
    }
}

/// <summary>An entry of <c>auths</c>.</summary>
internal sealed record DockerAuth(string? Auth, string? Username, string? Password, string? IdentityToken, string? RegistryToken);

/// <summary>What a credential helper answers.</summary>
internal sealed record HelperAnswer(string? Username, string? Secret);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(DockerConfig))]
[JsonSerializable(typeof(HelperAnswer))]
internal sealed partial class DockerConfigContext : JsonSerializerContext;
