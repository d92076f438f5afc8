namespace Slipway.Engine.Completion;

/// <summary>What the value of an option could be.</summary>
internal sealed class ValueCompleter(BuildSession session)
{
    /// <summary>The targets that help shows.</summary>
    public IEnumerable<Candidate> Targets => session.Targets.Where(target => !target.Definition.IsUnlisted).Select(target => new Candidate(target.Name, target.Definition.Text ?? ""));

    /// <summary>The values of an option of the engine, a command or the build.</summary>
    public IEnumerable<Candidate> Find(CommandLineOption option, string word) => option.Name switch
    {
        "target" or "skip" or "force" or "explain" => Targets,
        "plan" => Names<PlanFormat>(),
        "verbosity" => Names<Verbosity>(),
        "host" => Host.Names.Select(name => new Candidate(name)),
        "profile" => Profiles(session),
        "root" or "cache-from" or "cache-to" => PathCandidates.Find(word, session.Root, foldersOnly: true),
        "set" or "remove" => session.Parameters.Where(parameter => parameter.IsSecret).Select(parameter => new Candidate(parameter.Name, parameter.Attribute.Description ?? "")),
        _ => session.Parameters.FirstOrDefault(parameter => parameter.Option == option.Name) is { } parameter ? OfParameter(parameter, word) : [],
    };

    /// <summary>The profiles that have a file.</summary>
    public static IEnumerable<Candidate> Profiles(BuildSession session) => ParameterFiles.Profiles(session.Root).Select(profile => new Candidate(profile));

    private static IEnumerable<Candidate> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => new Candidate(ParameterNames.Kebab(name)));

    private IEnumerable<Candidate> OfParameter(ParameterMember parameter, string word)
    {
        if (parameter.ValueType == typeof(AbsolutePath) || parameter.Attribute.TextType is not null)
        {
            return PathCandidates.Find(word, session.Root, foldersOnly: false);
        }

        var choices = Choices(parameter);
        if (parameter.IsList && parameter.Attribute.Separator is { } separator && word.LastIndexOf(separator, StringComparison.Ordinal) is >= 0 and var last)
        {
            return choices.Select(choice => new Candidate(word[..(last + separator.Length)] + choice));
        }

        return choices.Select(choice => new Candidate(choice));
    }

    // Nobody wants to read, while typing, that a list could not be had.
    private IEnumerable<string> Choices(ParameterMember parameter)
    {
        try
        {
            var choices = ValueProvider.Choices(parameter, session.Build);
            return parameter.ValueType.IsEnum ? choices.Select(ParameterNames.Kebab) : choices;
        }
        catch (UsageException)
        {
            return [];
        }
    }
}
