namespace Slipway.Engine;

/// <summary>Reads the text format of solutions (learn.microsoft.com, "Solution (.sln) file").</summary>
internal sealed class SlnReader(AbsolutePath file)
{
    private readonly List<string> _configurations = [];
    private readonly List<(string[] Project, int Line, List<string> Files)> _projects = [];
    private readonly Dictionary<Guid, Guid> _parents = [];
    private string? _section;
    private int _line;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is not what its place asks for.</exception>
    public SolutionContent Read()
    {
        var hasHeader = false;
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
        {
            _line++;
            hasHeader |= line.StartsWith("Microsoft Visual Studio Solution File", StringComparison.Ordinal);
            if (line.Length > 0 && line[0] != '#')
            {
                Take(hasHeader ? line : throw Malformed($"'{line}' is not the beginning of a solution (expected Microsoft Visual Studio Solution File, Format Version …)"));
            }
        }

        return _section is not null ? throw Malformed($"the section {_section} is not ended")
            : !hasHeader ? throw Malformed("the file is empty")
            : new SolutionContent(_configurations, _projects.ConvertAll(Entry));
    }

    private void Take(string line)
    {
        if (line.StartsWith("ProjectSection(", StringComparison.Ordinal) || line.StartsWith("GlobalSection(", StringComparison.Ordinal))
        {
            _section = line.Split('(', ')')[1];
        }
        else if (line is "EndProjectSection" or "EndGlobalSection")
        {
            _section = null;
        }
        else if (line.StartsWith("Project(", StringComparison.Ordinal))
        {
            _projects.Add((Quoted(line) ?? throw Malformed($"'{line}' is no project (expected Project(\"{{type}}\") = \"name\", \"path\", \"{{id}}\")"), _line, []));
        }
        else if (_section is not null)
        {
            TakeValue(line);
        }
    }

    private void TakeValue(string line)
    {
        // A value may have an equals sign, a key has none.
        var parts = line.Split(" = ", 2);
        switch (_section)
        {
            case "SolutionConfigurationPlatforms" when parts[0] != "DESCRIPTION":
                _configurations.Add(parts[0]);
                break;
            case "SolutionItems" when _projects.Count > 0:
                _projects[^1].Files.Add(parts[0].Replace('\\', '/'));
                break;
            case "NestedProjects":
                _parents[ParseId(parts[0], _line)] = ParseId(parts.ElementAtOrDefault(1) ?? "", _line);
                break;
        }
    }

    private SolutionEntry Entry((string[] Project, int Line, List<string> Files) found)
    {
        var (project, line, files) = found;
        var id = ParseId(project[3], line);
        return new(id, ParseId(project[0], line), project[1], project[2].Replace('\\', '/'), _parents.TryGetValue(id, out var parent) ? parent : null, files);
    }

    // The four texts in quotation marks: type, name, path, identifier. Such a text has no quotation mark itself.
    private static string[]? Quoted(string line) => line.Split('"') is ["Project(", var type, _, var name, _, var path, _, var id, ""] ? [type, name, path, id] : null;

    private Guid ParseId(string text, int line) =>
        Guid.TryParse(text, out var id) ? id : throw new FormatException($"{file}({line}): '{text}' is no identifier (expected {{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}}).");

    private FormatException Malformed(string problem) => new($"{file}({Math.Max(1, _line)}): {problem}.");
}
