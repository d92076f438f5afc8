namespace Slipway.Helm;

/// <summary>Which files of a chart's directory are no part of it (helm.sh/docs/chart_template_guide/helm_ignore_file). The first rule that matches decides.</summary>
internal sealed class HelmIgnore
{
    public const string FileName = ".helmignore";

    private readonly IReadOnlyList<IgnoreRule> _rules;

    private HelmIgnore(IReadOnlyList<IgnoreRule> rules) => _rules = rules;

    /// <summary>Reads the rules; Helm's own rule, that hidden files are no templates, comes last.</summary>
    public static HelmIgnore Parse(string text, ICollection<string> problems)
    {
        List<IgnoreRule> rules = [];
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Append("templates/.?*"))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (IgnoreRule.Parse(line, out var problem) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                problems.Add($"{FileName}({number},1): '{line}' is no rule: {problem}.");
            }
        }

        return new(rules);
    }

    /// <summary>Whether the file or directory is ignored.</summary>
    /// <param name="path">Below the chart's directory, with <c>/</c>.</param>
    /// <param name="isDirectory">Whether it is a directory; everything below an ignored one is ignored too.</param>
    public bool Ignores(string path, bool isDirectory)
    {
        foreach (var rule in _rules)
        {
            var isMatch = rule.IsMatch(path);
            if (rule.IsNegated ? (rule.IsForDirectories && !isDirectory) || !isMatch : isMatch && (isDirectory || !rule.IsForDirectories))
            {
                return true;
            }
        }

        return false;
    }
}
