using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>
/// The name of content by its hash, for instance <c>sha256:2c26…</c> (image-spec 1.1, descriptor.md, "Digests").
/// A value of this type is always one of the two registered algorithms with the right number of lower-case hex digits.
/// </summary>
[JsonConverter(typeof(DigestJsonConverter))]
public sealed record Digest : IComparable<Digest>
{
    private const string Sha256Name = "sha256";
    private const string Sha512Name = "sha512";

    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>64 (sha256) or 128 (sha512) lower-case hex digits.</summary>
    public string Hex { get; }

    /// <summary>The first twelve hex digits, for people.</summary>
    public string ShortHex => Hex[..12];

    internal HashAlgorithmName HashName => Algorithm == Sha256Name ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;

    /// <summary>Ordinal order of the text form.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of the text form.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of the text form.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of the text form.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>algorithm:hex</c>.</summary>
    /// <exception cref="FormatException">The text is not a sha256 or sha512 digest in lower-case hex.</exception>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"'{text}' is not a digest (expected 'sha256:' and 64 lower-case hex digits).");

    /// <summary>Reads <c>algorithm:hex</c>; false when the text is not a sha256 or sha512 digest in lower-case hex.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return false;
        }

        var hex = text![(colon + 1)..];
        var algorithm = text[..colon] switch { Sha256Name => Sha256Name, Sha512Name => Sha512Name, _ => null };
        if (algorithm is null || hex.Length != LengthOf(algorithm) || !hex.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        digest = new Digest(algorithm, hex);
        return true;
    }

    /// <summary>The SHA-256 digest of <paramref name="content"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => FromSha256(SHA256.HashData(content));

    /// <summary>Wraps a SHA-256 hash that was computed elsewhere, 32 bytes.</summary>
    /// <exception cref="ArgumentException">The hash has another length.</exception>
    public static Digest FromSha256(ReadOnlySpan<byte> hash) =>
        hash.Length == SHA256.HashSizeInBytes
            ? new Digest(Sha256Name, Convert.ToHexStringLower(hash))
            : throw new ArgumentException($"A SHA-256 hash has {SHA256.HashSizeInBytes} bytes, not {hash.Length}.", nameof(hash));

    /// <inheritdoc/>
    public int CompareTo(Digest? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary><c>algorithm:hex</c>.</summary>
    public override string ToString() => $"{Algorithm}:{Hex}";

    internal static Digest From(HashAlgorithmName name, ReadOnlySpan<byte> hash) =>
        new(name == HashAlgorithmName.SHA256 ? Sha256Name : Sha512Name, Convert.ToHexStringLower(hash));

    private static int LengthOf(string algorithm) => algorithm == Sha256Name ? 64 : 128;
}
