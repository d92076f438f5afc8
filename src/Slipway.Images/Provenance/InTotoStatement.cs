using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A claim about an image: an in-toto Statement of version 1 (in-toto attestation framework, spec/v1/statement.md).</summary>
/// <param name="Subject">What the claim is about: names and digests, never empty.</param>
/// <param name="PredicateType">What kind of claim it is, a URI.</param>
/// <param name="Predicate">The claim as JSON.</param>
public sealed record InTotoStatement(IReadOnlyList<StatementSubject> Subject, string PredicateType, ReadOnlyMemory<byte> Predicate)
{
    /// <summary>The type of a statement.</summary>
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>The media type of a statement, and the payload type of an envelope that carries one.</summary>
    public const string MediaType = "application/vnd.in-toto+json";

    /// <summary>The annotation of a layer or manifest that tells the kind of claim.</summary>
    public const string PredicateTypeAnnotation = "in-toto.io/predicate-type";

    /// <summary>Writes the statement; the predicate's bytes stay as they are.</summary>
    public byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("_type", Type);
            json.WriteStartArray("subject");
            foreach (var subject in Subject)
            {
                json.WriteStartObject();
                json.WriteString("name", subject.Name);
                json.WriteStartObject("digest");
                json.WriteString(subject.Digest.Algorithm, subject.Digest.Hex);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("predicateType", PredicateType);
            json.WritePropertyName("predicate");
            json.WriteRawValue(Predicate.Span);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads a statement.</summary>
    /// <exception cref="FormatException">It is no statement of version 1; the message says what is wrong.</exception>
    public static InTotoStatement Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            var document = JsonNode.Parse(content) as JsonObject ?? throw new FormatException("an object was expected.");
            var type = document["_type"]?.GetValue<string>();
            return type != Type
                ? throw new FormatException($"its type is '{type}', '{Type}' was expected.")
                : new InTotoStatement(
                    [.. (document["subject"] as JsonArray ?? []).Select(ReadSubject)],
                    document["predicateType"]?.GetValue<string>() ?? throw new FormatException("it has no predicateType."),
                    JsonSerializer.SerializeToUtf8Bytes(document["predicate"] as JsonObject ?? [], StatementJson.Default.JsonObject));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException($"This is no in-toto statement: {error.Message}", error);
        }
    }

    private static StatementSubject ReadSubject(JsonNode? subject)
    {
        var named = subject as JsonObject ?? throw new FormatException("a subject is no object.");
        var digests = named["digest"] as JsonObject ?? throw new FormatException("a subject has no digest.");
        var digest = digests.Select(pair => Digest.TryParse($"{pair.Key}:{pair.Value}", out var digest) ? digest : null).FirstOrDefault(digest => digest is not null);
        return new StatementSubject(named["name"]?.GetValue<string>() ?? "", digest ?? throw new FormatException("a subject has no sha256 or sha512 digest."));
    }
}
