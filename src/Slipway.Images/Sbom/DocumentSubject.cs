using System.Text.Json;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Finds out which image a document says that it is about.</summary>
public static class DocumentSubject
{
    /// <summary>Requires that a document that was found beside an image is about that image. It does not say who wrote it: signatures do.</summary>
    /// <param name="mediaType">The document's media type: one of <see cref="SpdxDocument"/>, <see cref="CycloneDxDocument"/> and <see cref="InTotoStatement"/>.</param>
    /// <param name="content">The document.</param>
    /// <param name="expected">The image's digest.</param>
    /// <exception cref="SignatureException">It is about something else, or is no such document.</exception>
    public static void Require(string mediaType, ReadOnlyMemory<byte> content, Digest expected)
    {
        try
        {
            var found = Read(mediaType, content);
            if (!found.Contains(expected))
            {
                throw new SignatureException($"The document '{mediaType}' beside {expected} is about {(found.Count == 0 ? "no digest" : string.Join(", ", found))}.");
            }
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SignatureException($"The document beside {expected} is no '{mediaType}': {error.Message}", error);
        }
    }

    private static IReadOnlyList<Digest> Read(string mediaType, ReadOnlyMemory<byte> content)
    {
        if (mediaType == InTotoStatement.MediaType)
        {
            var statement = InTotoStatement.Parse(content.Span);
            return statement.PredicateType == SlsaProvenance.PredicateType ? [.. statement.Subject.Select(subject => subject.Digest)] : [];
        }

        using var document = JsonDocument.Parse(content);
        return mediaType == SpdxDocument.MediaType
            ? [.. document.RootElement.GetProperty("packages").EnumerateArray().Where(IsContainer).SelectMany(package => Digests(package, "checksums", "algorithm", "checksumValue"))]
            : [.. Digests(document.RootElement.GetProperty("metadata").GetProperty("component"), "hashes", "alg", "content")];
    }

    private static bool IsContainer(JsonElement package) => package.TryGetProperty("primaryPackagePurpose", out var purpose) && purpose.GetString() == "CONTAINER";

    private static IEnumerable<Digest> Digests(JsonElement owner, string list, string algorithm, string value)
    {
        foreach (var hash in owner.GetProperty(list).EnumerateArray())
        {
            var name = string.Equals(hash.GetProperty(algorithm).GetString()?.Replace("-", "", StringComparison.Ordinal), "SHA512", StringComparison.OrdinalIgnoreCase) ? "sha512" : "sha256";
            if (Digest.TryParse($"{name}:{hash.GetProperty(value).GetString()}", out var digest))
            {
                yield return digest;
            }
        }
    }
}
