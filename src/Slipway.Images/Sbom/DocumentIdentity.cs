using System.Security.Cryptography;
using System.Text;

namespace Slipway.Images;

/// <summary>Names that are the same whenever the same document is made.</summary>
internal static class DocumentIdentity
{
    /// <summary>A UUID of version 8 (RFC 9562, section 5.8), made of a hash of the text.</summary>
    public static string Uuid(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>An address of the web as documents may have it; null for anything else.</summary>
    public static string? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <summary>RFC 3339 in UTC to the second, as both formats want it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
