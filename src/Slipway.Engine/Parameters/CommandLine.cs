namespace Slipway.Engine;

/// <summary>What the user asked for.</summary>
/// <param name="Targets">Names as they were written.</param>
/// <param name="Values">The values of each option that was given, by its name.</param>
internal sealed record CommandLine(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Whether a switch is set.</summary>
    public bool Has(string option) => Values.TryGetValue(option, out var values) && !values.Contains("false");

    /// <summary>The value of an option; null when it was not given.</summary>
    public string? Value(string option) => Values.TryGetValue(option, out var values) && values is [.., var last] ? last : null;

    /// <summary>The values of an option; none when it was not given.</summary>
    public IReadOnlyList<string> List(string option) => Values.TryGetValue(option, out var values) ? values : [];

    /// <summary>Reads the arguments. Options are recognised in any case and with or without inner dashes; the first other words are targets.</summary>
    /// <exception cref="UsageException">An option is unknown, lacks its value, or was given twice; every problem is reported.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments, IReadOnlyList<CommandLineOption> options)
    {
        var reader = new Reader(options);
        foreach (var argument in arguments)
        {
            reader.Read(argument);
        }

        return reader.Finish();
    }

    /// <summary>The same with what parameter files say about the engine's options, where the command line says nothing.</summary>
    public CommandLine With(ParameterFiles files)
    {
        var found =
            from option in CommandLineOption.InFiles
            where !Values.ContainsKey(option.Name)
            let text = files.Find(option.FileName)
            where text is not null
            select (option.Name, Values: text.IsSplit ? text.Values : [.. text.Values.SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);
        var values = Values.Concat(found.Select(option => KeyValuePair.Create(option.Name, option.Values))).ToDictionary(StringComparer.Ordinal);
        return new(Targets.Count > 0 ? Targets : values.GetValueOrDefault("target", []), values);
    }

    private sealed class Reader(IReadOnlyList<CommandLineOption> options)
    {
        private readonly Dictionary<string, CommandLineOption> _options = options.ToDictionary(option => ParameterNames.Normal(option.Name), StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
        private readonly List<string> _targets = [];
        private readonly List<string> _problems = [];
        private CommandLineOption? _open;

        public void Read(string argument)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                Close();
                var equals = argument.IndexOf('=', StringComparison.Ordinal);
                Open(equals < 0 ? argument : argument[..equals], equals < 0 ? null : argument[(equals + 1)..]);
            }
            else if (_open is not null)
            {
                Take(_open, argument);
            }
            else
            {
                AddTarget(argument);
            }
        }

        public CommandLine Finish()
        {
            Close();
            return _problems.Count == 0
                ? new([.. _targets, .. _values.GetValueOrDefault("target", [])], _values)
                : throw new UsageException([.. _problems, "./build.sh --help lists targets and options."]);
        }

        private void AddTarget(string word)
        {
            if (word.StartsWith('-'))
            {
                _problems.Add($"There is no option {word}: options start with two dashes.{NearestNames.Suggest($"-{word}", _options.Values.Select(known => $"--{known.Name}"))}");
            }
            else
            {
                _targets.Add(word);
            }
        }

        private void Open(string text, string? value)
        {
            if (!_options.TryGetValue(ParameterNames.Normal(text), out var option))
            {
                _problems.Add($"There is no option {text}.{NearestNames.Suggest(text, _options.Values.Select(known => $"--{known.Name}"))}");
                // Its values must not be taken for targets.
                _open = new CommandLineOption("", OptionArity.OptionalList, "");
            }
            else if (!_values.TryAdd(option.Name, value is null ? [] : [value]))
            {
                _problems.Add($"--{option.Name} was given twice.");
            }
            else
            {
                _open = value is null ? option : null;
            }
        }

        private void Take(CommandLineOption option, string word)
        {
            if (option.Arity == OptionArity.Switch && word is not ("true" or "false"))
            {
                _open = null;
                AddTarget(word);
                return;
            }

            _values[option.Name] = [.. _values.GetValueOrDefault(option.Name, []), word];
            _open = option.Arity is OptionArity.Switch or OptionArity.Value ? null : option;
        }

        private void Close()
        {
            if (_open is { Arity: OptionArity.Value or OptionArity.List } option && _values[option.Name].Count == 0)
            {
                _problems.Add($"--{option.Name} needs a value (one that starts with -- is written as --{option.Name}=VALUE).");
            }

            _open = null;
        }
    }
}
