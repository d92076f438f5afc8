using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The payload of cosign's first layout: simple signing (containers/image, docs/containers-signature.5).</summary>
/// <param name="Repository">The repository that the image was signed in, without tag and digest.</param>
/// <param name="Digest">The digest of the manifest or index.</param>
public sealed record SimpleSigning(string Repository, Digest Digest)
{
    /// <summary>The media type of a layer that holds a payload.</summary>
    public const string MediaType = "application/vnd.dev.cosign.simplesigning.v1+json";

    /// <summary>The annotation of that layer with the signature in base64.</summary>
    public const string SignatureAnnotation = "dev.cosignproject.cosign/signature";

    private const string Type = "cosign container image signature";

    /// <summary>The tag of a digest's signatures: <c>sha256-{hex}.sig</c>.</summary>
    public static string TagOf(Digest digest) => $"{digest.Algorithm}-{digest.Hex}.sig";

    /// <summary>Writes the payload; the signature is made of these bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new SimplePayload(new SimpleCritical(new SimpleIdentity(Repository), new SimpleImage(Digest.ToString()), Type), null), SigningJson.Default.SimplePayload);

    /// <summary>Reads a payload.</summary>
    /// <exception cref="SignatureException">It is none.</exception>
    public static SimpleSigning Parse(ReadOnlySpan<byte> payload)
    {
        try
        {
            var critical = JsonSerializer.Deserialize(payload, SigningJson.Default.SimplePayload)?.Critical;
            return critical?.Type == Type && Digest.TryParse(critical.Image?.Digest, out var digest)
                ? new SimpleSigning(critical.Identity?.Reference ?? "", digest)
                : throw new SignatureException($"The signed payload is of the type '{critical?.Type}' about '{critical?.Image?.Digest}': '{Type}' about a digest was expected.");
        }
        catch (JsonException error)
        {
            throw new SignatureException($"The signed payload is no simple signing: {error.Message}", error);
        }
    }
}

internal sealed record SimplePayload(SimpleCritical? Critical, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyDictionary<string, string>? Optional);

internal sealed record SimpleCritical(SimpleIdentity? Identity, SimpleImage? Image, string? Type);

internal sealed record SimpleIdentity([property: JsonPropertyName("docker-reference")] string? Reference);

internal sealed record SimpleImage([property: JsonPropertyName("docker-manifest-digest")] string? Digest);
