namespace Slipway.Images;

/// <summary>Signs statements with a key.</summary>
/// <param name="signer">The key.</param>
/// <param name="publicKey">Its public half.</param>
public sealed class KeyAttester(ISigner signer, VerificationKey publicKey) : IAttester, IDisposable
{
    /// <inheritdoc/>
    public IAttestationVerifier Verifier { get; } = new SignatureVerifier(publicKey);

    /// <inheritdoc/>
    public ISigner Signer => signer;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> AttestAsync(InTotoStatement statement, CancellationToken cancellationToken) =>
        new SigstoreBundle(await DsseEnvelope.SignAsync(statement, signer, cancellationToken), publicKey.Hint).Write();

    /// <inheritdoc/>
    public void Dispose() => (signer as IDisposable)?.Dispose();
}
