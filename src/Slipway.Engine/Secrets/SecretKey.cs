using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Engine.Secrets;

/// <summary>What secrets are encrypted with: a generated key, or a passphrase that a person chose.</summary>
/// <param name="Text">As it is written in the environment or a key file.</param>
/// <param name="Source">Where it was found, as a person would say it.</param>
/// <param name="File">The file that holds it; null when it comes from the environment.</param>
internal sealed record SecretKey(string Text, string Source, AbsolutePath? File = null)
{
    /// <summary>Bytes of a key of AES-256, and of a generated key.</summary>
    public const int Size = 32;

    /// <summary>A passphrase with fewer characters can be guessed.</summary>
    public const int ShortestPassphrase = 12;

    private const string Prefix = "slipway-key-1:";

    // OWASP's number for PBKDF2 with HMAC-SHA-256.
    private const int Iterations = 600_000;

    /// <summary>Whether it is random, and not a passphrase.</summary>
    public bool IsGenerated => Bytes() is not null;

    /// <summary>The text of a new random key.</summary>
    public static string Generate() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The key of one value. A random key needs no stretching (HKDF, RFC 5869); a passphrase does (PBKDF2, RFC 8018), which takes some tenths of a second.</summary>
    public byte[] Derive(ReadOnlySpan<byte> salt)
    {
        if (Bytes() is not { } bytes)
        {
            return Rfc2898DeriveBytes.Pbkdf2(Text, salt, Iterations, HashAlgorithmName.SHA256, Size);
        }

        var key = new byte[Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, key, salt, Encoding.UTF8.GetBytes(Prefix));
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => Source;

    private byte[]? Bytes()
    {
        if (!Text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[Size];
        return Base64Url.IsValid(Text.AsSpan(Prefix.Length)) && Base64Url.TryDecodeFromChars(Text.AsSpan(Prefix.Length), bytes, out var length) && length == Size
            ? bytes
            : throw new UsageException($"The key in {Source} is damaged: '{Prefix}' and 43 more characters are expected.");
    }
}
