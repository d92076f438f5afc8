using System.Security.Cryptography;

namespace Slipway.Images;

/// <summary>Reads ECDSA P-256 keys from PEM texts (RFC 7468).</summary>
internal static class EcKey
{
    /// <summary>OID of the curve P-256 (RFC 5480, section 2.1.1.1), also called prime256v1 and secp256r1.</summary>
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads a public or private key.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="password">The password of an encrypted private key (PKCS #8); null for none.</param>
    /// <param name="source">Where the text came from, for messages: the key itself never appears in one.</param>
    /// <exception cref="SignatureException">It is no such key.</exception>
    public static ECDsa Parse(string pem, string? password, string source)
    {
        var label = PemEncoding.TryFind(pem, out var fields)
            ? pem[fields.Label]
            : throw new SignatureException($"{source} is no key: a PEM text ('-----BEGIN PRIVATE KEY-----' or '-----BEGIN PUBLIC KEY-----') was expected.");
        if (label is "ENCRYPTED SIGSTORE PRIVATE KEY" or "ENCRYPTED COSIGN PRIVATE KEY")
        {
            throw new SignatureException(
                $"{source} is a key in cosign's own encryption, which is not read here. Make one that both read: 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem', and 'cosign import-key-pair --key key.pem' for cosign.");
        }

        if (label == "ENCRYPTED PRIVATE KEY" && password is null)
        {
            throw new SignatureException($"{source} is an encrypted key: its password is missing.");
        }

        return Import(pem, label, password, source);
    }

    private static ECDsa Import(string pem, string label, string? password, string source)
    {
        var key = ECDsa.Create();
        try
        {
            if (label == "ENCRYPTED PRIVATE KEY")
            {
                key.ImportFromEncryptedPem(pem, password);
            }
            else
            {
                key.ImportFromPem(pem);
            }

            var curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid;
            return curve.Value == P256 || curve.FriendlyName is "nistP256" or "ECDSA_P256"
                ? key
                : throw new SignatureException($"{source} is a key on the curve {curve.FriendlyName ?? curve.Value}: P-256 was expected.");
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new SignatureException($"{source} ('{label}') is no ECDSA key on the curve P-256{(password is null ? "" : ", or its password is wrong")}: {error.Message}", error);
        }
        catch (SignatureException)
        {
            key.Dispose();
            throw;
        }
    }
}
