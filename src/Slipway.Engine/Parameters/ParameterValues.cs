using System.Reflection;

namespace Slipway.Engine;

/// <summary>The values of all parameters, by the first source that has one: command line, environment, files of the profiles, <c>parameters.json</c>.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> _texts = new(StringComparer.Ordinal);
    private readonly AbsolutePath _root;

    /// <summary>Collects the values.</summary>
    /// <exception cref="UsageException">A secret is on the command line, a file names an unknown parameter, a value does not fit; every problem is reported.</exception>
    public ParameterValues(IReadOnlyList<ParameterMember> parameters, CommandLine commandLine, IReadOnlyDictionary<string, string> environment, AbsolutePath root)
    {
        _root = root;
        List<string> problems = [];
        var files = commandLine.List("profile").Reverse().Select(profile => $"parameters.{profile}.json").Append("parameters.json").Select(name => root / ".nuke" / name).ToList();
        var contents = files.ConvertAll(ParameterFile.Read);
        problems.AddRange(files.Zip(contents).SelectMany(file => UnknownKeys(file.First, file.Second.Keys, parameters)));
        var variables = new EnvironmentLookup(environment);
        foreach (var parameter in parameters)
        {
            if (parameter.IsSecret && commandLine.Values.ContainsKey(parameter.Option))
            {
                problems.Add($"--{parameter.Option} is a secret, and every user of this machine can read command lines: {ParameterMember.WaysToSet(parameter.Member)}.");
            }
            else if (commandLine.Values.GetValueOrDefault(parameter.Option) is { } given)
            {
                _texts[parameter.Option] = given;
            }
            else if (variables.Find(parameter.Name) is { } variable)
            {
                _texts[parameter.Option] = [variable];
            }
            else if (contents.Select(content => content.GetValueOrDefault(parameter.Name)).FirstOrDefault(value => value is not null) is { } value)
            {
                _texts[parameter.Option] = value;
            }
        }

        problems.AddRange(parameters.Select(Problem).OfType<string>());
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }
    }

    /// <summary>Every secret that has a value.</summary>
    public IEnumerable<string> Secrets(IEnumerable<ParameterMember> parameters) =>
        parameters.Where(parameter => parameter.IsSecret).SelectMany(parameter => _texts.GetValueOrDefault(parameter.Option, []));

    /// <summary>The converted value; null when no source has one.</summary>
    public object? Find(ParameterMember parameter) =>
        _texts.TryGetValue(parameter.Option, out var texts) ? ParameterConversion.Convert(parameter, texts, _root) : null;

    private static IEnumerable<string> UnknownKeys(AbsolutePath file, IEnumerable<string> keys, IReadOnlyList<ParameterMember> parameters) =>
        from key in keys
        where !parameters.Any(parameter => parameter.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
        select $"{file} sets {key}, which is no parameter of this build.{NearestNames.Suggest(key, parameters.Select(parameter => parameter.Name))}";

    private string? Problem(ParameterMember parameter)
    {
        try
        {
            return Find(parameter) is null && parameter.IsRequired
                ? $"The build requires a value for --{parameter.Option}: {ParameterMember.WaysToSet(parameter.Member)}."
                : null;
        }
        catch (FormatException error)
        {
            return $"--{parameter.Option}: {error.Message}.";
        }
    }

    // NUKE's rule: the exact name first, then without regard to case and punctuation, then with its prefix.
    private sealed class EnvironmentLookup(IReadOnlyDictionary<string, string> environment)
    {
        private readonly Dictionary<string, string> _normal = environment.GroupBy(variable => Normal(variable.Key), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

        public string? Find(string name) =>
            environment.GetValueOrDefault(name) ?? _normal.GetValueOrDefault(Normal(name)) ?? _normal.GetValueOrDefault($"NUKE{Normal(name)}");

        private static string Normal(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
    }
}
