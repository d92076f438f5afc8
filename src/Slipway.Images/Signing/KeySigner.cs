using System.Security.Cryptography;

namespace Slipway.Images;

/// <summary>Signs with a private key in memory.</summary>
public sealed class KeySigner : ISigner, IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _oneAtATime = new();

    private KeySigner(ECDsa key)
    {
        _key = key;
        PublicKey = VerificationKey.Of(key);
    }

    /// <inheritdoc/>
    public VerificationKey PublicKey { get; }

    /// <summary>Reads a private key: PEM with PKCS #8, encrypted or not, or SEC 1. Keys in cosign's own encryption are not read.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="password">The password of an encrypted key; null for none.</param>
    /// <param name="source">Where the text came from, for messages.</param>
    /// <exception cref="SignatureException">It is no private ECDSA P-256 key, or the password is wrong.</exception>
    public static KeySigner Parse(string pem, string? password, string source)
    {
        var key = EcKey.Parse(pem, password, source);
        if (!pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            key.Dispose();
            throw new SignatureException($"{source} is a public key: a private one was expected.");
        }

        return new KeySigner(key);
    }

    /// <inheritdoc/>
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        lock (_oneAtATime)
        {
            return Task.FromResult(_key.SignData(payload.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
