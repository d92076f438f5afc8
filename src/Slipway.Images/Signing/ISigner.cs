namespace Slipway.Images;

/// <summary>Signs with an ECDSA P-256 key, wherever that is.</summary>
public interface ISigner
{
    /// <summary>The key's public half; null when only its keeper knows it.</summary>
    VerificationKey? PublicKey { get; }

    /// <summary>Signs the SHA-256 hash of a payload.</summary>
    /// <returns>The signature in DER (RFC 3279, section 2.2.3).</returns>
    /// <exception cref="SignatureException">The key's keeper does not sign, or gives something else than a signature.</exception>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}
