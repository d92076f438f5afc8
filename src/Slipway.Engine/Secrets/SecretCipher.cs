using System.Security.Cryptography;
using System.Text;

namespace Slipway.Engine.Secrets;

/// <summary>
/// Values in the form <c>v1:</c> and base64 of: kind of key (1 byte), salt (16), nonce (12), tag (16), ciphertext. The cipher is AES-256-GCM; each value
/// has its own salt and therefore its own key. Parameter and profile are authenticated with it, so that a value cannot be moved to another place.
/// </summary>
internal static class SecretCipher
{
    private const string Prefix = "v1:";
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + SaltSize + NonceSize + TagSize;
    private const byte GeneratedKey = 1;
    private const byte Passphrase = 2;

    /// <summary>Whether a text looks like an encrypted value.</summary>
    public static bool IsEncrypted(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Encrypts the value of a parameter in a profile's file.</summary>
    public static string Encrypt(SecretKey key, string parameter, string profile, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var bytes = new byte[HeaderSize + plain.Length];
        bytes[0] = KindOf(key);
        RandomNumberGenerator.Fill(Salt(bytes));
        RandomNumberGenerator.Fill(Nonce(bytes));
        using var cipher = new AesGcm(key.Derive(Salt(bytes)), TagSize);
        cipher.Encrypt(Nonce(bytes), plain, bytes.AsSpan(HeaderSize), Tag(bytes), Place(parameter, profile));
        return Prefix + Convert.ToBase64String(bytes);
    }

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="CryptographicException">It cannot be decrypted with this key at this place; the message says why.</exception>
    public static string Decrypt(SecretKey key, string parameter, string profile, string text)
    {
        var bytes = new byte[text.Length];
        if (!IsEncrypted(text) || !Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) || length < HeaderSize || bytes[0] is not (GeneratedKey or Passphrase))
        {
            throw new CryptographicException("it is damaged, or was encrypted by another program");
        }

        if (bytes[0] != KindOf(key))
        {
            throw new CryptographicException($"it was encrypted with {(bytes[0] == GeneratedKey ? "a generated key, and this is a passphrase" : "a passphrase, and this is a generated key")}");
        }

        var plain = new byte[length - HeaderSize];
        try
        {
            using var cipher = new AesGcm(key.Derive(Salt(bytes)), TagSize);
            cipher.Decrypt(Nonce(bytes), bytes.AsSpan(HeaderSize, plain.Length), Tag(bytes), plain, Place(parameter, profile));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new CryptographicException("it was encrypted with another key, for another parameter or profile, or was changed since", error);
        }
    }

    private static byte KindOf(SecretKey key) => key.IsGenerated ? GeneratedKey : Passphrase;

    private static Span<byte> Salt(byte[] bytes) => bytes.AsSpan(1, SaltSize);

    private static Span<byte> Nonce(byte[] bytes) => bytes.AsSpan(1 + SaltSize, NonceSize);

    private static Span<byte> Tag(byte[] bytes) => bytes.AsSpan(1 + SaltSize + NonceSize, TagSize);

    private static byte[] Place(string parameter, string profile) => Encoding.UTF8.GetBytes($"{Prefix}{profile}\n{ParameterNames.Normal(parameter)}");
}
