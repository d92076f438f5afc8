namespace Slipway.Engine;

/// <summary>An option that the command line may have.</summary>
/// <param name="Name">Kebab case, without dashes.</param>
/// <param name="Arity">How many values follow.</param>
/// <param name="Description">A short text for <c>--help</c>.</param>
internal sealed record CommandLineOption(string Name, OptionArity Arity, string Description)
{
    /// <summary>The options of the engine itself.</summary>
    public static IReadOnlyList<CommandLineOption> Engine { get; } =
    [
        new("target", OptionArity.List, "Targets to run, like positional arguments"),
        new("skip", OptionArity.OptionalList, "Targets to take as done; without names, everything that was not invoked"),
        new("help", OptionArity.Switch, "Show this text"),
        new("plan", OptionArity.Switch, "Show what would run, and run nothing; as =text, =json, =mermaid, =dot or =html"),
        new("continue", OptionArity.Switch, "Leave out what succeeded in the last attempt, which failed"),
        new("partition", OptionArity.Value, "Do one part of the work of targets that can be split, for instance 2/3"),
        new("parallel", OptionArity.Value, "How many targets run at once; the number of cores if not said"),
        new("no-cache", OptionArity.Switch, "Neither look in the cache nor write to it"),
        new("force", OptionArity.List, "Targets to run even when their inputs did not change"),
        new("explain", OptionArity.List, "Show why targets would run or are up to date, and run nothing"),
        new("cache-from", OptionArity.List, "Shared caches to look in: folders, or what the build knows"),
        new("cache-to", OptionArity.List, "Shared caches to write to"),
        new("host", OptionArity.Value, "Pretend to run on this CI system"),
        new("root", OptionArity.Value, "The folder that holds .nuke"),
        new("profile", OptionArity.List, "Profiles of .nuke/parameters.<profile>.json, the last one first"),
        new("verbosity", OptionArity.Value, "quiet, minimal, normal or verbose"),
        new("json", OptionArity.Switch, "Write events to standard output, a line of JSON each; messages go to standard error"),
        new("no-logo", OptionArity.Switch, "Leave out the first line"),
    ];

    /// <summary>The options of the engine that parameter files may set.</summary>
    public static IReadOnlyList<CommandLineOption> InFiles { get; } =
        [.. Engine.Where(option => option.Name is "target" or "skip" or "parallel" or "no-cache" or "cache-from" or "cache-to" or "verbosity" or "no-logo")];

    /// <summary>The name in parameter files: <c>NoCache</c> for <c>--no-cache</c>.</summary>
    public string FileName => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The option of a parameter.</summary>
    public static CommandLineOption Of(ParameterMember parameter) =>
        new(parameter.Option, parameter.IsList ? OptionArity.List : parameter.IsSwitch ? OptionArity.Switch : OptionArity.Value, parameter.Attribute.Description ?? "");
}

/// <summary>How many values follow an option.</summary>
internal enum OptionArity
{
    /// <summary>None, or true or false.</summary>
    Switch,

    /// <summary>One.</summary>
    Value,

    /// <summary>One or more.</summary>
    List,

    /// <summary>Any number.</summary>
    OptionalList,
}
