using System.Security.Cryptography;
using System.Text;

namespace Slipway.Workflows;

/// <summary>The first lines of every generated file: where it comes from, how to make it again, and the digest of the rest, so that edits by hand show.</summary>
public static class FileHeader
{
    private const string Mark = "# Content sha256:";

    /// <summary>The file's text with its header.</summary>
    internal static string Add(string workflow, GeneratorOptions options, string body)
    {
        var origin = $"# Generated from the workflow {workflow} in {options.DefinedIn}. Do not edit: change it there and run {options.Command} {options.GenerateTarget}.";
        return $"{origin}\n{Mark}{Hash(origin, body)}\n{body}";
    }

    /// <summary>What the header of a file on disk says about the rest of it. Line ends do not count.</summary>
    public static HeaderState Check(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 3);
        return lines is not [var origin, var digest, var body] || !digest.StartsWith(Mark, StringComparison.Ordinal) ? HeaderState.Missing
            : digest[Mark.Length..] == Hash(origin, body) ? HeaderState.Intact
            : HeaderState.Edited;
    }

    private static string Hash(string origin, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{origin}\n{body}")));
}
