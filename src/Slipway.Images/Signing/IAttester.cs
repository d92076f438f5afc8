namespace Slipway.Images;

/// <summary>Signs statements as bundles of sigstore, with a key or without one.</summary>
public interface IAttester
{
    /// <summary>Knows what this attester has signed.</summary>
    IAttestationVerifier Verifier { get; }

    /// <summary>Signs images in cosign's first layout, too; null when only bundles are made.</summary>
    ISigner? Signer { get; }

    /// <summary>Signs a statement.</summary>
    /// <returns>The bundle.</returns>
    /// <exception cref="SignatureException">It cannot be signed.</exception>
    Task<ReadOnlyMemory<byte>> AttestAsync(InTotoStatement statement, CancellationToken cancellationToken);
}
