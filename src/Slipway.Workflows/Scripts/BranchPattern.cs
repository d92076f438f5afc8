using System.Text;

namespace Slipway.Workflows;

/// <summary>Patterns of branches, tags and paths, for CI systems that want regular expressions: <c>*</c> is anything but a slash, <c>**</c> anything.</summary>
internal static class BranchPattern
{
    // What else GitHub takes for more than itself.
    private const string Special = "?+[]";

    /// <summary>Whether the pattern takes names out of what others take in.</summary>
    public static bool IsExclusion(string pattern) => pattern.StartsWith('!');

    /// <summary>One expression for all patterns, without their <c>!</c>, from the first to the last character.</summary>
    public static string Regex(IEnumerable<string> patterns)
    {
        List<string> all = [.. patterns.Select(pattern => Part(pattern.TrimStart('!')))];
        return all is [var only] ? $"^{only}$" : $"^({string.Join('|', all)})$";
    }

    /// <summary>What is wrong with patterns where they become regular expressions.</summary>
    public static IEnumerable<string> Problems(ValueList<string> patterns)
    {
        if (patterns.Count > 0 && IsExclusion(patterns[0]))
        {
            yield return $"the patterns {patterns} begin by leaving something out of nothing. Begin with what counts, such as **.";
        }

        foreach (var pattern in patterns.Where(pattern => pattern.AsSpan().ContainsAny(Special)))
        {
            yield return $"the pattern '{pattern}' uses one of {string.Join(' ', Special.AsEnumerable())}, which mean something to GitHub Actions only. Use * and **.";
        }
    }

    /// <summary>All patterns as one expression, in which a later one overrules the ones before it; null for none.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="match">A comparison with an expression, or its contrary.</param>
    public static string? Expression(ValueList<string> patterns, Func<string, bool, string> match)
    {
        string? text = null;
        for (var start = 0; start < patterns.Count;)
        {
            var exclude = IsExclusion(patterns[start]);
            var run = patterns.Skip(start).TakeWhile(pattern => IsExclusion(pattern) == exclude).ToList();
            var part = match(Regex(run), !exclude);
            text = text is null ? part : exclude ? $"{text} && {part}" : $"({text} || {part})";
            start += run.Count;
        }

        return text;
    }

    private static string Part(string pattern)
    {
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] is '"' or '\'')
            {
                // Whatever the expression is written into.
                text.Append($"\\x{(int)pattern[index]:x2}");
            }
            else if (pattern[index] != '*')
            {
                text.Append(System.Text.RegularExpressions.Regex.Escape(pattern[index].ToString()));
            }
            else if (pattern[index..].StartsWith("**/", StringComparison.Ordinal) && (index == 0 || pattern[index - 1] == '/'))
            {
                text.Append("(.*/)?");
                index += 2;
            }
            else if (pattern[(index + 1)..].StartsWith('*'))
            {
                text.Append(".*");
                index++;
            }
            else
            {
                text.Append("[^/]*");
            }
        }

        return text.ToString();
    }
}
