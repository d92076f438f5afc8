using System.Text.Json;

namespace Slipway.Images;

/// <summary>
/// An envelope in sigstore's bundle of version 0.3 (sigstore/protobuf-specs, sigstore_bundle.proto), signed with a key: without certificate and
/// without an entry of a transparency log.
/// </summary>
/// <param name="Envelope">The signed payload.</param>
/// <param name="Hint">The name of the key; empty when it is not known.</param>
public sealed record SigstoreBundle(DsseEnvelope Envelope, string Hint)
{
    /// <summary>The media type of the bundle, and the artefact type of a referrer that holds one.</summary>
    public const string MediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /// <summary>The annotation of a referrer that tells what its bundle holds.</summary>
    public const string ContentAnnotation = "dev.sigstore.bundle.content";

    /// <summary>The annotation of a referrer that tells the kind of claim in its bundle.</summary>
    public const string PredicateTypeAnnotation = "dev.sigstore.bundle.predicateType";

    /// <summary>The value of <see cref="ContentAnnotation"/> for an envelope.</summary>
    public const string EnvelopeContent = "dsse-envelope";

    /// <summary>The predicate type with which cosign 3 signs an image; the predicate is empty.</summary>
    public const string SignaturePredicateType = "https://sigstore.dev/cosign/sign/v1";

    /// <summary>Writes the bundle.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new BundleRoot(
            MediaType,
            new BundleMaterial(new BundleKey(Hint)),
            new BundleEnvelope(Envelope.Payload, Envelope.PayloadType, [.. Envelope.Signatures.Select(signature => new BundleSignature(signature))])),
        SigningJson.Default.BundleRoot);

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="SignatureException">It is none of this version with an envelope.</exception>
    public static SigstoreBundle Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            var root = JsonSerializer.Deserialize(content, SigningJson.Default.BundleRoot);
            if (root?.MediaType != MediaType || root.DsseEnvelope is not { PayloadType: { } type, Signatures: { } signatures } envelope)
            {
                throw new SignatureException($"The bundle is of the type '{root?.MediaType}'{(root?.DsseEnvelope is null ? " without an envelope" : "")}: '{MediaType}' with an envelope was expected.");
            }

            return new SigstoreBundle(
                new DsseEnvelope(type, envelope.Payload, [.. signatures.OfType<BundleSignature>().Select(signature => signature.Sig)]),
                root.VerificationMaterial?.PublicKey?.Hint ?? "");
        }
        catch (JsonException error)
        {
            throw new SignatureException($"This is no bundle of sigstore: {error.Message}", error);
        }
    }
}

internal sealed record BundleRoot(string? MediaType, BundleMaterial? VerificationMaterial, BundleEnvelope? DsseEnvelope);

internal sealed record BundleMaterial(BundleKey? PublicKey);

internal sealed record BundleKey(string? Hint);

internal sealed record BundleEnvelope(ReadOnlyMemory<byte> Payload, string? PayloadType, IReadOnlyList<BundleSignature?>? Signatures);

internal sealed record BundleSignature(ReadOnlyMemory<byte> Sig);
