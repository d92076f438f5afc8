namespace Slipway.Versioning;

/// <summary>Compares texts with the numbers in them by value: <c>beta2</c> comes before <c>beta10</c>.</summary>
internal static class NaturalOrder
{
    public static int Compare(string left, string right)
    {
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            int order;
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                var (ours, theirs) = (Digits(left, ref i), Digits(right, ref j));
                order = ours.Length != theirs.Length ? ours.Length.CompareTo(theirs.Length) : string.CompareOrdinal(ours, theirs);
            }
            else
            {
                order = left[i++].CompareTo(right[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        var rest = (left.Length - i).CompareTo(right.Length - j);

        // Numbers of one value may be written with different zeros.
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    private static string Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text[start..position].TrimStart('0');
    }
}
