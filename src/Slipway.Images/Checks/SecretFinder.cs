using System.Buffers;
using System.Text;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Recognises files that must never be in an image: keys, key stores, files of credentials.</summary>
internal static class SecretFinder
{
    private const int LargestText = 1024 * 1024;
    private const int TextSample = 1024;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".env", ".netrc", ".npmrc", ".pypirc", ".git-credentials", ".dockerconfigjson", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "secrets.json",
    };

    private static readonly string[] Endings = [".pfx", ".p12", ".jks", ".keystore", ".kdbx"];

    /// <summary>What kind of secret the file is; null when it is none.</summary>
    public static string? Find(TarEntry file)
    {
        var name = Path.GetFileName(file.Path);
        if (Names.Contains(name))
        {
            return "a file of credentials";
        }

        if (Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            return "a key store";
        }

        return file.Length <= LargestText ? FindInText(file) : null;
    }

    // Most files are programs: they are not decoded when the first words of a key are not in them.
    private static string? FindInText(TarEntry file)
    {
        var length = (int)file.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            using var stream = file.OpenContent();
            ReadOnlySpan<byte> content = buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false));
            var isText = !content[..Math.Min(content.Length, TextSample)].Contains((byte)0);
            return isText || content.IndexOf("-----BEGIN "u8) >= 0 ? FindInText(Encoding.Latin1.GetString(content)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? FindInText(string text)
    {
        // RFC 7468: "-----BEGIN PRIVATE KEY-----", with the kind of key before PRIVATE in older formats. Programs that read keys have the first half of it.
        var begin = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        while (begin >= 0)
        {
            var end = text.IndexOfAny(['\n', '\r'], begin);
            var line = end < 0 ? text[begin..] : text[begin..end];
            if (end >= 0 && line.TrimEnd().EndsWith("PRIVATE KEY-----", StringComparison.Ordinal) && text.IndexOf("-----END ", end, StringComparison.Ordinal) > 0)
            {
                return "a private key";
            }

            begin = text.IndexOf("-----BEGIN ", begin + 1, StringComparison.Ordinal);
        }

        return text.Contains("<ClearTextPassword", StringComparison.OrdinalIgnoreCase) || text.Contains("ClearTextPassword\"", StringComparison.OrdinalIgnoreCase)
            ? "a package source's password"
            : null;
    }
}
