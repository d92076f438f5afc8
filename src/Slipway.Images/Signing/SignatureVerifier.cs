using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Checks signatures of images and attestations with a public key. Nothing of a payload is believed before its signature holds.</summary>
/// <param name="key">The key that they must be by.</param>
public sealed class SignatureVerifier(VerificationKey key)
{
    /// <summary>Checks a signature of cosign's first layout.</summary>
    /// <param name="payload">The layer's content.</param>
    /// <param name="signature">The layer's annotation, the signature in base64; null when it has none.</param>
    /// <param name="expected">The digest that must be signed.</param>
    /// <param name="repository">The repository that it must have been signed in; null for any.</param>
    /// <exception cref="SignatureException">The signature does not hold, or is about something else.</exception>
    public void VerifySimple(ReadOnlySpan<byte> payload, string? signature, Digest expected, string? repository)
    {
        var bytes = new byte[signature?.Length ?? 0];
        if (string.IsNullOrEmpty(signature) || !Convert.TryFromBase64String(signature, bytes, out var length))
        {
            throw new SignatureException($"The signature of {expected} is no base64: its layer lacks the annotation '{SimpleSigning.SignatureAnnotation}', or it is damaged.");
        }

        if (!key.Verifies(payload, bytes.AsSpan(0, length)))
        {
            throw new SignatureException($"The signature of {expected} is not by the given key ({key.Hint}), or its payload was changed.");
        }

        var signed = SimpleSigning.Parse(payload);
        RequireDigest(expected, [signed.Digest]);
        RequireIdentity(repository, signed.Repository);
    }

    /// <summary>Checks a bundle: a signature of cosign's second layout, or an attestation.</summary>
    /// <param name="bundle">The referrer's content.</param>
    /// <param name="expected">The digest that it must be about.</param>
    /// <param name="predicateType">The kind of claim that it must make.</param>
    /// <param name="repository">The name that its subject must have when it has one; null for any.</param>
    /// <returns>The statement, which can now be believed.</returns>
    /// <exception cref="SignatureException">The signature does not hold, or is about something else.</exception>
    public InTotoStatement VerifyBundle(ReadOnlySpan<byte> bundle, Digest expected, string predicateType, string? repository)
    {
        var parsed = SigstoreBundle.Parse(bundle);
        if (!parsed.Envelope.IsSignedBy(key))
        {
            var by = parsed.Hint.Length > 0 && parsed.Hint != key.Hint ? $"it says that it is by the key {parsed.Hint}" : "or its payload was changed";
            throw new SignatureException($"The bundle about {expected} is not by the given key ({key.Hint}); {by}.");
        }

        var statement = Read(parsed.Envelope);
        if (statement.PredicateType != predicateType)
        {
            throw new SignatureException($"The bundle about {expected} claims '{statement.PredicateType}': '{predicateType}' was expected.");
        }

        RequireDigest(expected, [.. statement.Subject.Select(subject => subject.Digest)]);
        RequireIdentity(repository, statement.Subject.First(subject => subject.Digest == expected).Name);
        return statement;
    }

    private static InTotoStatement Read(DsseEnvelope envelope)
    {
        try
        {
            return envelope.PayloadType == InTotoStatement.MediaType
                ? InTotoStatement.Parse(envelope.Payload.Span)
                : throw new SignatureException($"The bundle's payload is '{envelope.PayloadType}': '{InTotoStatement.MediaType}' was expected.");
        }
        catch (FormatException error)
        {
            throw new SignatureException(error.Message, error);
        }
    }

    private static void RequireDigest(Digest expected, IReadOnlyList<Digest> signed)
    {
        if (!signed.Contains(expected))
        {
            throw new SignatureException($"The signature is about {string.Join(", ", signed)}: {expected} was expected.");
        }
    }

    // Cosign leaves the name of a bundle's subject out, and adds tag or digest to the repository of a simple signing.
    private static void RequireIdentity(string? expected, string found)
    {
        if (expected is not null && found.Length > 0 && found != expected && !found.StartsWith(expected + "@", StringComparison.Ordinal) && !found.StartsWith(expected + ":", StringComparison.Ordinal))
        {
            throw new SignatureException($"The signature was made for '{found}': '{expected}' was expected. An image that was copied keeps the signature of the repository that it was signed in.");
        }
    }
}
