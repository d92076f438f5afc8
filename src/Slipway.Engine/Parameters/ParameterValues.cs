using Slipway.Engine.Secrets;

namespace Slipway.Engine;

/// <summary>The values of all parameters, by the first source that has one: command line, environment, files of the profiles, <c>parameters.json</c>.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<string, ParameterText> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _problems;
    private readonly ParameterFiles _files;
    private readonly SecretReader _secrets;

    /// <summary>Collects the values. What is wrong is kept until <see cref="RequireValid"/>, so that help can be shown all the same.</summary>
    public ParameterValues(IReadOnlyList<ParameterMember> parameters, CommandLine commandLine, IReadOnlyDictionary<string, string> environment, ParameterFiles files, SecretReader secrets)
    {
        _files = files;
        _problems = [.. files.Problems];
        _secrets = secrets;
        Parameters = parameters;
        var variables = new EnvironmentParameters(environment);
        foreach (var parameter in parameters)
        {
            if (parameter.IsSecret && commandLine.Values.ContainsKey(parameter.Option))
            {
                _problems.Add($"--{parameter.Option} is a secret, and every user of this machine can read command lines: {ParameterMember.WaysToSet(parameter.Member)}.");
            }
            else if ((OnCommandLine(parameter, commandLine) ?? variables.Find(parameter.Name) ?? files.Find(parameter.Name)) is { } text)
            {
                Add(parameter, text);
            }
        }

        _problems.AddRange(parameters.Select(Problem).OfType<string>());
    }

    /// <summary>Every parameter of the build.</summary>
    public IReadOnlyList<ParameterMember> Parameters { get; }

    /// <summary>What is odd and no reason to stop.</summary>
    public IEnumerable<string> Warnings => UnknownNames().Concat(PlainSecrets());

    private IEnumerable<string> KnownNames => Parameters.Select(parameter => parameter.Name).Concat(CommandLineOption.InFiles.Select(option => option.FileName));

    /// <exception cref="UsageException">A secret is on the command line, a file is no JSON object of values, a value does not fit; every problem is reported.</exception>
    public void RequireValid()
    {
        if (_problems.Count > 0)
        {
            throw new UsageException(_problems);
        }
    }

    /// <summary>The converted value; null when no source has one, or one that does not fit, which <see cref="RequireValid"/> reports.</summary>
    /// <exception cref="UsageException">The value is encrypted and cannot be decrypted.</exception>
    public object? Find(ParameterMember parameter)
    {
        var isLocked = IsLocked(parameter);
        try
        {
            return Convert(parameter);
        }
        catch (FormatException error)
        {
            return isLocked ? throw new UsageException(Describe(parameter, error)) : null;
        }
    }

    /// <summary>Takes the value, or the elements of an array, that a person gave.</summary>
    /// <exception cref="FormatException">It does not fit.</exception>
    public object Give(ParameterMember parameter, IReadOnlyList<string> answer)
    {
        var value = Check(parameter, answer);
        Add(parameter, Text(answer));
        return value;
    }

    /// <summary>Converts what a person gave.</summary>
    /// <exception cref="FormatException">It does not fit.</exception>
    public object Check(ParameterMember parameter, IReadOnlyList<string> answer) => ParameterConversion.Convert(parameter, Text(answer), _files.Root);

    /// <summary>Whether the value is encrypted.</summary>
    public bool IsLocked(ParameterMember parameter) => parameter.IsSecret && _texts.TryGetValue(parameter.Option, out var text) && text.IsEncrypted;

    /// <summary>Why an encrypted value cannot be read; null when it can, or there is none.</summary>
    public string? WhyClosed(ParameterMember parameter)
    {
        try
        {
            _ = IsLocked(parameter) ? Find(parameter) : null;
            return null;
        }
        catch (UsageException error)
        {
            return error.Message;
        }
    }

    /// <summary>Every parameter that has a value.</summary>
    public IEnumerable<GivenParameter> Given() =>
        from parameter in Parameters
        where _texts.ContainsKey(parameter.Option)
        select new GivenParameter(parameter.Option, parameter.IsSecret ? Redactor.Mask : string.Join(' ', _texts[parameter.Option].Values), _texts[parameter.Option].Source);

    private static ParameterText Text(IReadOnlyList<string> answer) => new(answer, "terminal", IsSplit: answer.Count != 1);

    private static ParameterText? OnCommandLine(ParameterMember parameter, CommandLine commandLine) =>
        commandLine.Values.GetValueOrDefault(parameter.Option) is { } values
            ? new(values, "command line", IsSplit: parameter.IsList && parameter.Attribute.Separator is null)
            : null;

    private void Add(ParameterMember parameter, ParameterText text)
    {
        _texts[parameter.Option] = text;
        if (parameter.IsSecret && !text.IsEncrypted)
        {
            foreach (var secret in text.Values)
            {
                _secrets.Add(secret);
            }
        }
    }

    private object? Convert(ParameterMember parameter) =>
        _texts.TryGetValue(parameter.Option, out var text) ? ParameterConversion.Convert(parameter, IsLocked(parameter) ? _secrets.Open(parameter, text) : text, _files.Root) : null;

    private string? Problem(ParameterMember parameter)
    {
        try
        {
            _ = IsLocked(parameter) ? null : Convert(parameter);
            return null;
        }
        catch (FormatException error)
        {
            return Describe(parameter, error);
        }
    }

    private string Describe(ParameterMember parameter, FormatException error) => $"--{parameter.Option}: {error.Message} ({_texts[parameter.Option].Source}).";

    private IEnumerable<string> UnknownNames() =>
        from file in _files.Files
        from name in file.Names
        where !KnownNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        select $"{file.Path} sets {name}, which is no parameter of this build.{NearestNames.Suggest(name, KnownNames)}";

    private IEnumerable<string> PlainSecrets() =>
        from file in _files.Files
        from parameter in Parameters
        where parameter.IsSecret && file.Find(parameter.Name) is { IsEncrypted: false }
        select $"{file.Path} holds the secret {parameter.Name} as plain text: ./build.sh :secrets{(file.Profile.Length == 0 ? "" : $" {file.Profile}")} --set {parameter.Name} encrypts it.";
}
