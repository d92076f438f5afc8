namespace Slipway.Engine;

/// <summary>What a build shows, chosen by who looks: a person at a terminal, a CI system, or a program that reads events.</summary>
internal sealed class BuildConsole : IDisposable
{
    private readonly BuildProcess _process;
    private readonly Verbosity _verbosity;
    private readonly IOutputDialect _dialect;
    private readonly LiveView? _live;

    /// <summary>The console of a build whose options are not known yet.</summary>
    public BuildConsole(BuildProcess process)
        : this(process, LocalHost.Instance, new BuildOptions { Targets = [], Parallel = 1 })
    {
    }

    /// <summary>The console of a build.</summary>
    public BuildConsole(BuildProcess process, Host host, BuildOptions options)
    {
        _process = process;
        _verbosity = options.Verbosity;
        _dialect = DialectOf(host, process);
        var isLive = process.IsTerminal && host is LocalHost && !options.WritesJson && options.Verbosity <= Verbosity.Normal && process.Environment.GetValueOrDefault("TERM") != "dumb";
        var view = new ViewOptions(options.Verbosity, options.HasLogo, process.IsTerminal ? () => process.Size().Columns : null, process.IsTerminal && TerminalLinks.AreKnown(process.Environment));
        _live = isLive ? new LiveView(process.Output, process.Size, process.HasColors, view, process.Time) : null;
        var log = (IBuildView?)_live ?? new GroupedView(options.WritesJson ? process.Error : process.Output, _dialect, view);
        Recorder = new RunRecorder(process.Time);
        List<IBuildView> views = [log, Recorder];
        if (options.WritesJson)
        {
            views.Add(new JsonView(process.Output, process.Time));
        }

        if (host is GitHubActions && process.Environment.GetValueOrDefault("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            views.Add(new StepSummary(summary));
        }

        Output = new BuildOutput(options.Verbosity, views);
    }

    /// <summary>Takes what the build says while it runs.</summary>
    public BuildOutput Output { get; }

    /// <summary>Remembers it for the report.</summary>
    public RunRecorder Recorder { get; }

    /// <summary>Prints data that the user asked for.</summary>
    /// <returns>The exit code of a run that did nothing else.</returns>
    public int Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _process.Output.WriteLine(Output.Redact(line));
        }

        _process.Output.Flush();
        return ExitCode.Done;
    }

    /// <summary>Prints why there is no build.</summary>
    public void Fail(Exception error)
    {
        foreach (var line in _dialect.Message(null, LogLevel.Error, Output.Redact(FailureText.Of(error, _verbosity))))
        {
            _process.Error.WriteLine(line);
        }

        _process.Error.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _live?.Dispose();

    private static IOutputDialect DialectOf(Host host, BuildProcess process) => host switch
    {
        GitHubActions => new GitHubDialect(process.Environment.GetValueOrDefault("GITHUB_WORKSPACE")),
        AzurePipelines => new AzureDialect(process.Environment.GetValueOrDefault("BUILD_SOURCESDIRECTORY")),
        GitLab => new GitLabDialect(process.Time, process.HasColors),
        _ => new PlainDialect(process.IsTerminal && process.HasColors),
    };
}
