namespace Slipway.Engine;

/// <summary>The values of all parameters, by the first source that has one: command line, environment, files of the profiles, <c>parameters.json</c>.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<string, ParameterText> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly AbsolutePath _root;

    /// <summary>Collects the values. What is wrong is kept until <see cref="RequireValid"/>, so that help can be shown all the same.</summary>
    public ParameterValues(IReadOnlyList<ParameterMember> parameters, CommandLine commandLine, IReadOnlyDictionary<string, string> environment, AbsolutePath root)
    {
        _root = root;
        Parameters = parameters;
        Files = ParameterFiles.Read(root, commandLine.List("profile"), _problems);
        var variables = new EnvironmentParameters(environment);
        foreach (var parameter in parameters)
        {
            if (parameter.IsSecret && commandLine.Values.ContainsKey(parameter.Option))
            {
                _problems.Add($"--{parameter.Option} is a secret, and every user of this machine can read command lines: {ParameterMember.WaysToSet(parameter.Member)}.");
            }
            else if ((OnCommandLine(parameter, commandLine) ?? variables.Find(parameter.Name) ?? InFiles(parameter)) is { } text)
            {
                _texts[parameter.Option] = text;
            }
        }

        _problems.AddRange(parameters.Select(Problem).OfType<string>());
    }

    /// <summary>Every parameter of the build.</summary>
    public IReadOnlyList<ParameterMember> Parameters { get; }

    /// <summary>The files that were read, the one that wins first.</summary>
    public IReadOnlyList<ParameterFile> Files { get; }

    /// <summary>Every secret that has a value.</summary>
    public IEnumerable<string> Secrets => Parameters.Where(parameter => parameter.IsSecret && _texts.ContainsKey(parameter.Option)).SelectMany(parameter => _texts[parameter.Option].Values);

    /// <summary>What is odd and no reason to stop.</summary>
    public IEnumerable<string> Warnings =>
        from file in Files
        from name in file.Names
        where !Parameters.Any(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        select $"{file.Path} sets {name}, which is no parameter of this build.{NearestNames.Suggest(name, Parameters.Select(parameter => parameter.Name))}";

    /// <exception cref="UsageException">A secret is on the command line, a file is no JSON object of values, a value does not fit; every problem is reported.</exception>
    public void RequireValid()
    {
        if (_problems.Count > 0)
        {
            throw new UsageException(_problems);
        }
    }

    /// <summary>The converted value; null when no source has one, or one that does not fit, which <see cref="RequireValid"/> reports.</summary>
    public object? Find(ParameterMember parameter)
    {
        try
        {
            return Convert(parameter);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ParameterText? OnCommandLine(ParameterMember parameter, CommandLine commandLine) =>
        commandLine.Values.GetValueOrDefault(parameter.Option) is { } values
            ? new(values, "command line", IsSplit: parameter.IsList && parameter.Attribute.Separator is null)
            : null;

    private ParameterText? InFiles(ParameterMember parameter) => Files.Select(file => file.Find(parameter.Name)).FirstOrDefault(text => text is not null);

    private object? Convert(ParameterMember parameter) =>
        _texts.TryGetValue(parameter.Option, out var text) ? ParameterConversion.Convert(parameter, text, _root) : null;

    private string? Problem(ParameterMember parameter)
    {
        try
        {
            Convert(parameter);
            return null;
        }
        catch (FormatException error)
        {
            return $"--{parameter.Option}: {error.Message} ({_texts[parameter.Option].Source}).";
        }
    }
}
