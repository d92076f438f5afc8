namespace Slipway.Engine.Caching;

/// <summary>Resolves <c>{a,b}</c>, nested too, into one glob for each combination.</summary>
internal static class GlobBraces
{
    private const int MaxAlternatives = 1000;

    public static IReadOnlyList<string> Expand(string glob)
    {
        var open = glob.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return glob.Contains('}', StringComparison.Ordinal) ? throw Unbalanced(glob) : [glob];
        }

        var (alternatives, end) = Split(glob, open);
        var rest = Expand(glob[(end + 1)..]);
        var expanded = alternatives.SelectMany(Expand).SelectMany(middle => rest.Select(tail => glob[..open] + middle + tail)).Take(MaxAlternatives + 1).ToList();
        return expanded.Count <= MaxAlternatives ? expanded : throw new FormatException($"The glob '{glob}' has more than {MaxAlternatives} alternatives.");
    }

    private static (List<string> Alternatives, int End) Split(string glob, int open)
    {
        List<string> alternatives = [];
        var depth = 0;
        var start = open + 1;
        for (var i = start; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case '}':
                    alternatives.Add(glob[start..i]);
                    return (alternatives, i);
                case ',' when depth == 0:
                    alternatives.Add(glob[start..i]);
                    start = i + 1;
                    break;
            }
        }

        throw Unbalanced(glob);
    }

    private static FormatException Unbalanced(string glob) => new($"The braces of the glob '{glob}' do not match (expected, for instance, 'src/**/*.{{cs,csproj}}').");
}
