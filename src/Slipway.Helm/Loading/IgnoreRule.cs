namespace Slipway.Helm;

/// <summary>One line of <c>.helmignore</c>.</summary>
/// <param name="Pattern">What is matched.</param>
/// <param name="IsNegated">Whether everything that does not match is ignored.</param>
/// <param name="IsForDirectories">Whether it is about directories only.</param>
/// <param name="IsForNames">Whether the name alone is matched, rather than the path below the chart.</param>
internal sealed record IgnoreRule(GlobPattern Pattern, bool IsNegated, bool IsForDirectories, bool IsForNames)
{
    /// <summary>Reads a line that is neither empty nor a comment; null when it is no rule.</summary>
    public static IgnoreRule? Parse(string line, out string? problem)
    {
        problem = null;
        if (line.Contains("**", StringComparison.Ordinal))
        {
            problem = "Helm does not know '**'";
            return null;
        }

        var isNegated = line.StartsWith('!');
        var text = isNegated ? line[1..] : line;
        var isForDirectories = text.EndsWith('/');
        text = isForDirectories ? text[..^1] : text;
        var isForNames = !text.Contains('/', StringComparison.Ordinal);
        text = text.StartsWith('/') ? text[1..] : text;
        if (GlobPattern.TryParse(text, out var pattern))
        {
            return new(pattern, isNegated, isForDirectories, isForNames);
        }

        problem = "the pattern is malformed";
        return null;
    }

    public bool IsMatch(string path) => Pattern.IsMatch(IsForNames ? path[(path.LastIndexOf('/') + 1)..] : path);
}
