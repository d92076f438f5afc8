namespace Slipway.Engine.Caching;

/// <summary>What one path segment has to look like: a plain name, a name with <c>*</c> and <c>?</c>, or <c>**</c>.</summary>
internal sealed class GlobSegment(string text)
{
    public string Text { get; } = text;

    public bool IsAnyFolders { get; } = text == "**";

    public bool IsLiteral { get; } = !text.AsSpan().ContainsAny('*', '?');

    public bool Matches(ReadOnlySpan<char> name) => IsLiteral ? name.SequenceEqual(Text) : MatchesWildcards(name);

    // The usual linear walk: after a mismatch, let the last star take one letter more.
    private bool MatchesWildcards(ReadOnlySpan<char> name)
    {
        int pattern = 0, letter = 0, star = -1, afterStar = 0;
        while (letter < name.Length)
        {
            if (pattern < Text.Length && Text[pattern] == '*')
            {
                star = pattern++;
                afterStar = letter;
            }
            else if (pattern < Text.Length && (Text[pattern] == '?' || Text[pattern] == name[letter]))
            {
                pattern++;
                letter++;
            }
            else if (star >= 0)
            {
                pattern = star + 1;
                letter = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return Text.AsSpan(pattern).TrimStart('*').IsEmpty;
    }
}
