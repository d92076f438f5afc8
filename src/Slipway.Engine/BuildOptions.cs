namespace Slipway.Engine;

/// <summary>The engine's own switches, read and checked.</summary>
internal sealed record BuildOptions
{
    /// <summary>Names of targets as they were written; empty for the defaults of the build.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Targets to take as done; null when nothing is skipped, empty for all that were not invoked.</summary>
    public IReadOnlyList<string>? Skip { get; init; }

    public IReadOnlyList<string> Force { get; init; } = [];

    public IReadOnlyList<string> Explain { get; init; } = [];

    public bool ShowsHelp { get; init; }

    /// <summary>The form in which to show the plan instead of running it; null to run it.</summary>
    public PlanFormat? PlanFormat { get; init; }

    /// <summary>Whether targets that succeeded in the last, failed attempt are left out.</summary>
    public bool Continues { get; init; }

    public Partition Partition { get; init; } = Partition.Single;

    /// <summary>How many targets run at once.</summary>
    public required int Parallel { get; init; }

    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    /// <summary>Whether events are written to standard output.</summary>
    public bool WritesJson { get; init; }

    public bool HasLogo { get; init; } = true;

    /// <summary>Reads the switches.</summary>
    /// <exception cref="UsageException">A value is none of those expected; every problem is reported.</exception>
    public static BuildOptions Read(CommandLine commandLine)
    {
        var reader = new OptionReader(commandLine);
        var options = new BuildOptions
        {
            Targets = commandLine.Targets,
            Skip = commandLine.Values.ContainsKey("skip") ? commandLine.List("skip") : null,
            Force = commandLine.List("force"),
            Explain = commandLine.List("explain"),
            ShowsHelp = commandLine.Has("help"),
            PlanFormat = commandLine.Has("plan") ? reader.Choice("plan", Engine.PlanFormat.Text) : null,
            Continues = commandLine.Has("continue"),
            Partition = reader.Parse("partition", Partition.Single, Partition.Parse),
            Parallel = reader.Parse("parallel", Environment.ProcessorCount, ParseCount),
            Verbosity = reader.Choice("verbosity", Verbosity.Normal),
            WritesJson = commandLine.Has("json"),
            HasLogo = !commandLine.Has("no-logo"),
        };
        return reader.Problems.Count == 0 ? options : throw new UsageException(reader.Problems);
    }

    private static int ParseCount(string text) =>
        int.TryParse(text, out var count) && count > 0 ? count : throw new FormatException($"'{text}' is no number of targets (expected 1 or more).");

    private sealed class OptionReader(CommandLine commandLine)
    {
        public List<string> Problems { get; } = [];

        public T Parse<T>(string option, T otherwise, Func<string, T> parse)
        {
            try
            {
                return commandLine.Value(option) is { } text ? parse(text) : otherwise;
            }
            catch (FormatException error)
            {
                Problems.Add($"--{option}: {error.Message}");
                return otherwise;
            }
        }

        public T Choice<T>(string option, T otherwise)
            where T : struct, Enum => Parse(option, otherwise, text => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
                ? value
                : throw new FormatException($"'{text}' is unknown (expected {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()})."));
    }
}
