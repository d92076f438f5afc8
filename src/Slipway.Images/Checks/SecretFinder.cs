using System.Text;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Recognises files that must never be in an image: keys, key stores, files of credentials.</summary>
internal static class SecretFinder
{
    private const int LargestText = 1024 * 1024;

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

    private static string? FindInText(TarEntry file)
    {
        using var reader = new StreamReader(file.OpenContent(), Encoding.Latin1);
        var text = reader.ReadToEnd();

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
