using System.Security.Cryptography;

namespace Slipway.Images;

/// <summary>The public half of an ECDSA P-256 key, as <c>cosign.pub</c> has it.</summary>
public sealed class VerificationKey
{
    private readonly byte[] _key;

    private VerificationKey(byte[] key) => _key = key;

    /// <summary>The key's name in sigstore's bundles: the SHA-256 hash of its SubjectPublicKeyInfo in base64.</summary>
    public string Hint => Convert.ToBase64String(SHA256.HashData(_key));

    /// <summary>Reads a PEM text with a public key; of a private key, its public half.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="SignatureException">It is no ECDSA P-256 key.</exception>
    public static VerificationKey Parse(string pem, string source)
    {
        using var key = EcKey.Parse(pem, password: null, source);
        return Of(key);
    }

    /// <summary>The key as PEM text, the content of a <c>cosign.pub</c>.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", _key) + "\n";

    /// <summary>Whether a signature in DER is one of the payload's SHA-256 hash by this key.</summary>
    public bool Verifies(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_key, out _);
        return key.VerifyData(payload, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    internal static VerificationKey Of(ECDsa key) => new(key.ExportSubjectPublicKeyInfo());
}
