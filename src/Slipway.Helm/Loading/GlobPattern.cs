using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>
/// A pattern of Go's <c>filepath.Match</c>: <c>*</c> and <c>?</c> do not match <c>/</c>, <c>[a-z]</c> and <c>[^a-z]</c> are sets, <c>\</c> takes the
/// meaning from the next character, and the whole text has to match.
/// </summary>
internal sealed class GlobPattern
{
    private readonly Regex _regex;

    private GlobPattern(string regex) => _regex = new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static bool TryParse(string pattern, [NotNullWhen(true)] out GlobPattern? glob)
    {
        var regex = new StringBuilder(@"\A");
        var position = 0;
        while (position >= 0 && position < pattern.Length)
        {
            position = Translate(pattern, position, regex);
        }

        glob = position < 0 ? null : new(regex.Append(@"\z").ToString());
        return glob is not null;
    }

    public bool IsMatch(string text) => _regex.IsMatch(text);

    // Appends what stands at the position, and tells where the next thing stands; -1 when the pattern is malformed.
    private static int Translate(string pattern, int position, StringBuilder regex)
    {
        switch (pattern[position])
        {
            case '*':
                regex.Append("[^/]*");
                return position + 1;
            case '?':
                regex.Append(@"([\uD800-\uDBFF][\uDC00-\uDFFF]|[^/])");
                return position + 1;
            case '[':
                return TranslateSet(pattern, position + 1, regex);
            case '\\' when position + 1 == pattern.Length:
                return -1;
            case '\\':
                regex.Append(Regex.Escape(pattern[(position + 1)..(position + 2)]));
                return position + 2;
            default:
                regex.Append(Regex.Escape(pattern[position..(position + 1)]));
                return position + 1;
        }
    }

    private static int TranslateSet(string pattern, int position, StringBuilder regex)
    {
        var negated = position < pattern.Length && pattern[position] == '^';
        position += negated ? 1 : 0;
        var set = new StringBuilder(negated ? "[^" : "[");
        for (var isFirst = true; position < pattern.Length; isFirst = false)
        {
            if (pattern[position] == ']' && !isFirst)
            {
                regex.Append(set).Append(']');
                return position + 1;
            }

            if (!TryReadMember(pattern, ref position, out var low))
            {
                return -1;
            }

            var high = low;
            if (position < pattern.Length && pattern[position] == '-')
            {
                position++;
                if (!TryReadMember(pattern, ref position, out high))
                {
                    return -1;
                }
            }

            // Like Go, an empty range is no error and matches nothing; two of the same character that no path has.
            set.Append(low <= high ? $@"\u{(int)low:X4}-\u{(int)high:X4}" : @"\u0000");
        }

        return -1;
    }

    private static bool TryReadMember(string pattern, ref int position, out char member)
    {
        member = default;
        if (position < pattern.Length && pattern[position] == '\\')
        {
            position++;
        }
        else if (position < pattern.Length && pattern[position] is '-' or ']')
        {
            return false;
        }

        if (position >= pattern.Length)
        {
            return false;
        }

        member = pattern[position++];
        return true;
    }
}
