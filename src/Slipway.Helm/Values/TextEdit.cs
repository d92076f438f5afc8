namespace Slipway.Helm;

/// <summary>Puts another text in place of the characters from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
internal sealed record TextEdit(int Start, int End, string Replacement)
{
    /// <summary>Applies edits that do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        // From the end, so that the places of the others stay what they are.
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Start), edit.Replacement, text.AsSpan(edit.End));
        }

        return text;
    }
}
