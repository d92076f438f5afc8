using System.Text;

namespace Slipway.Workflows;

/// <summary>Turns C# names into the names of CI systems.</summary>
internal static class Naming
{
    /// <summary><c>VerifyKind</c> → <c>verify-kind</c>.</summary>
    public static string Kebab(string name) => string.Join('-', Words(name)).ToLowerInvariant();

    /// <summary><c>VerifyKind</c> → <c>VERIFY_KIND</c>.</summary>
    public static string Screaming(string name) => string.Join('_', Words(name)).ToUpperInvariant();

    /// <summary>Whether a CI system takes <paramref name="name"/> for a job, an input or an output.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    /// <summary>Whether <paramref name="name"/> can be an environment variable.</summary>
    public static bool IsVariable(string name) => IsIdentifier(name) && !name.Contains('-');

    // A word ends before a capital after a small letter or digit, before the last capital of several, and at anything that is no letter or digit.
    private static List<string> Words(string name)
    {
        List<string> words = [];
        var word = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            if (word.Length > 0 && (!char.IsLetterOrDigit(name[index]) || StartsWord(name, index)))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(name[index]))
            {
                word.Append(name[index]);
            }
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }

    private static bool StartsWord(string name, int index) =>
        char.IsUpper(name[index]) && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
