namespace Slipway.Engine.Completion;

/// <summary>The words in front of the one that is being typed, understood as far as possible.</summary>
internal sealed class TypedLine
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly List<string> _arguments = [];

    /// <summary>Reads the words.</summary>
    public TypedLine(IEnumerable<string> words, BuildSession session)
    {
        var all = words.ToList();
        Command = BuildCommand.Find(all);
        // The command line does not take secrets.
        Options = [.. CommandLineOption.Engine, .. Command?.Options ?? session.Parameters.Where(parameter => !parameter.IsSecret && parameter.Attribute.List).Select(CommandLineOption.Of)];
        all.ForEach(Read);
    }

    /// <summary>The command that the line asks for; null when it asks for targets.</summary>
    public BuildCommand? Command { get; }

    /// <summary>The options that it may have.</summary>
    public IReadOnlyList<CommandLineOption> Options { get; }

    /// <summary>The names of the options that it has.</summary>
    public IReadOnlySet<string> Given => _given;

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The option that the next word may belong to.</summary>
    public CommandLineOption? Open { get; private set; }

    /// <summary>An option by its name, with dashes.</summary>
    public CommandLineOption? Find(string text) => Options.FirstOrDefault(option => ParameterNames.Normal(option.Name) == ParameterNames.Normal(text));

    private void Read(string word)
    {
        if (word.StartsWith("--", StringComparison.Ordinal))
        {
            var option = Find(word.Split('=')[0]);
            _given.Add(option?.Name ?? word);
            Open = word.Contains('=') ? null : option;
        }
        else if (Open is { Arity: OptionArity.Value })
        {
            Open = null;
        }
        else if (Open is not { Arity: OptionArity.List or OptionArity.OptionalList })
        {
            Open = null;
            _arguments.Add(word);
        }
    }
}
