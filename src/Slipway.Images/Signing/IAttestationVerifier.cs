using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Checks bundles of sigstore: with a key, or against the identity of a certificate.</summary>
public interface IAttestationVerifier
{
    /// <summary>Whose signatures are believed, for messages.</summary>
    string Identity { get; }

    /// <summary>Checks signatures of cosign's first layout; null when only bundles are checked.</summary>
    SignatureVerifier? Simple { get; }

    /// <summary>Checks a bundle: a signature of cosign's second layout, or an attestation.</summary>
    /// <param name="bundle">The referrer's content.</param>
    /// <param name="expected">The digest that it must be about.</param>
    /// <param name="predicateType">The kind of claim that it must make.</param>
    /// <param name="repository">The name that its subject must have when it has one; null for any.</param>
    /// <param name="cancellationToken">Stops checking.</param>
    /// <returns>The statement, which can now be believed.</returns>
    /// <exception cref="SignatureException">The signature does not hold, or is about something else.</exception>
    Task<InTotoStatement> VerifyAsync(ReadOnlyMemory<byte> bundle, Digest expected, string predicateType, string? repository, CancellationToken cancellationToken);
}
