using System.Text;

namespace Slipway.Workflows;

/// <summary>The difference of two texts, line by line, in the format of <c>diff -u</c>.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    private readonly record struct Line(char Mark, string Text);

    /// <summary>Empty when the texts are the same.</summary>
    public static string Of(string path, string before, string after)
    {
        var lines = Compare(Split(before), Split(after));
        var text = new StringBuilder();
        foreach (var (start, end) in Hunks(lines))
        {
            AppendHunk(text, lines, start, end);
        }

        return text.Length == 0 ? "" : $"--- {path}\n+++ {path}\n{text}";
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    // The longest common subsequence by the textbook; files have hundreds of lines, not millions.
    private static List<Line> Compare(string[] before, string[] after)
    {
        var common = CommonLengths(before, after);
        List<Line> lines = [];
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
            {
                lines.Add(new Line(' ', before[left++]));
                right++;
            }
            else if (right == after.Length || (left < before.Length && common[left + 1][right] >= common[left][right + 1]))
            {
                lines.Add(new Line('-', before[left++]));
            }
            else
            {
                lines.Add(new Line('+', after[right++]));
            }
        }

        return lines;
    }

    private static int[][] CommonLengths(string[] before, string[] after)
    {
        var common = new int[before.Length + 1][];
        common[before.Length] = new int[after.Length + 1];
        for (var left = before.Length - 1; left >= 0; left--)
        {
            common[left] = new int[after.Length + 1];
            for (var right = after.Length - 1; right >= 0; right--)
            {
                common[left][right] = before[left] == after[right] ? common[left + 1][right + 1] + 1 : Math.Max(common[left + 1][right], common[left][right + 1]);
            }
        }

        return common;
    }

    /// <summary>Ranges of lines around changes; ranges that touch are one.</summary>
    private static List<(int Start, int End)> Hunks(List<Line> lines)
    {
        List<(int Start, int End)> hunks = [];
        foreach (var index in Enumerable.Range(0, lines.Count).Where(index => lines[index].Mark != ' '))
        {
            var range = (Start: Math.Max(0, index - Context), End: Math.Min(lines.Count, index + Context + 1));
            if (hunks.Count > 0 && range.Start <= hunks[^1].End)
            {
                hunks[^1] = (hunks[^1].Start, range.End);
            }
            else
            {
                hunks.Add(range);
            }
        }

        return hunks;
    }

    private static void AppendHunk(StringBuilder text, List<Line> lines, int start, int end)
    {
        string Range(char mark)
        {
            var first = lines.Take(start).Count(line => line.Mark != mark);
            var count = lines.Take(start..end).Count(line => line.Mark != mark);
            return $"{(count == 0 ? first : first + 1)},{count}";
        }

        text.Append($"@@ -{Range('+')} +{Range('-')} @@\n");
        foreach (var line in lines.Take(start..end))
        {
            text.Append(line.Mark).Append(line.Text).Append('\n');
        }
    }
}
