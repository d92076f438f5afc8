using System.Globalization;
using System.Text;

namespace Slipway.Engine;

/// <summary>How much room text takes in a terminal: East Asian characters and emoji take two cells (Unicode Standard Annex 11), marks none.</summary>
internal static class TextWidth
{
    // Blocks of wide characters, first and last.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6),
        (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The cells that a line takes.</summary>
    public static int Of(string line)
    {
        if (Ascii.IsValid(line))
        {
            return line.Length;
        }

        var cells = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            cells += Of(rune);
        }

        return cells;
    }

    /// <summary>The beginning of a line that fits, with an ellipsis when it is not all.</summary>
    /// <param name="line">The line.</param>
    /// <param name="most">The cells there are; null for any number.</param>
    public static string Cut(string line, int? most)
    {
        if (most is not { } width || Of(line) <= width)
        {
            return line;
        }

        var (cells, length) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            cells += Of(rune);
            if (cells >= width)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return width <= 0 ? "" : $"{line[..length]}…";
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        _ => Array.Exists(Wide, block => rune.Value >= block.First && rune.Value <= block.Last) ? 2 : 1,
    };
}
