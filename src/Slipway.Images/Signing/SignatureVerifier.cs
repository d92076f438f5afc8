using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Checks signatures of images and attestations with a public key. Nothing of a payload is believed before its signature holds.</summary>
/// <param name="key">The key that they must be by.</param>
public sealed class SignatureVerifier(VerificationKey key) : IAttestationVerifier
{
    /// <inheritdoc/>
    public string Identity => $"the key {key.Hint}";

    /// <inheritdoc/>
    public SignatureVerifier Simple => this;

    /// <inheritdoc/>
    public Task<InTotoStatement> VerifyAsync(ReadOnlyMemory<byte> bundle, Digest expected, string predicateType, string? repository, CancellationToken cancellationToken) =>
        Task.FromResult(VerifyBundle(bundle.Span, expected, predicateType, repository));

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
        SignedClaim.RequireDigest(expected, [signed.Digest]);
        SignedClaim.RequireIdentity(repository, signed.Repository);
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

        return SignedClaim.Read(parsed.Envelope, expected, predicateType, repository);
    }
}
