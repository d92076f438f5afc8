namespace Slipway.Engine.Completion;

/// <summary>Finds what the last word of a command line could become.</summary>
internal sealed class Completer(BuildSession session)
{
    private readonly ValueCompleter _values = new(session);

    /// <summary>The candidates, best first.</summary>
    /// <param name="words">The words behind the program's name; the last one, perhaps empty, is being typed.</param>
    public IEnumerable<Candidate> Complete(IReadOnlyList<string> words)
    {
        var word = words.Count > 0 ? words[^1].Trim() : "";
        var line = new TypedLine(words.SkipLast(1), session);
        return Candidates(word, line).Where(candidate => candidate.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase)).DistinctBy(candidate => candidate.Value);
    }

    private IEnumerable<Candidate> Candidates(string word, TypedLine line)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (word.StartsWith("--", StringComparison.Ordinal) && equals > 0)
        {
            return line.Find(word[..equals]) is { } option
                ? _values.Find(option, word[(equals + 1)..]).Select(candidate => candidate with { Value = word[..(equals + 1)] + candidate.Value })
                : [];
        }

        if (word.StartsWith('-'))
        {
            return line.Options.Where(option => !line.Given.Contains(option.Name)).Select(option => new Candidate($"--{option.Name}", option.Description));
        }

        return line.Open is { Arity: not OptionArity.Switch } open ? _values.Find(open, word) : Arguments(line);
    }

    private IEnumerable<Candidate> Arguments(TypedLine line)
    {
        if (line.Command is { } command)
        {
            return command.Arguments(session);
        }

        var targets = _values.Targets.Where(target => !line.Arguments.Contains(target.Value, StringComparer.OrdinalIgnoreCase));
        return line.Arguments.Count > 0 ? targets : targets.Concat(BuildCommand.Listed.Select(listed => new Candidate(listed.Name, listed.Description)));
    }
}
