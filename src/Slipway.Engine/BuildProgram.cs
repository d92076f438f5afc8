using System.Runtime.InteropServices;
using Slipway.Engine.Caching;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>One run of a build, from the arguments to the exit code.</summary>
internal sealed class BuildProgram(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TextWriter writer, bool isTerminal)
{
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Runs the build; every failure ends here and becomes an exit code.</summary>
    public int Run<T>(params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        BuildOutput? output = null;
        using var cancellation = new CancellationTokenSource();
        try
        {
            var parameters = ParameterMember.Discover(typeof(T));
            var commandLine = CommandLine.Parse(arguments, [.. CommandLineOption.Engine, .. parameters.Select(Option)]);
            var host = SelectHost(commandLine);
            var verbosity = SelectVerbosity(commandLine);
            output = new BuildOutput(writer, Dialect(host), verbosity);
            BuildRoot.Use(SelectRoot(commandLine));
            var build = Construct<T>();
            build.Run = new BuildRun(host, verbosity, new ParameterValues(parameters, commandLine, environment, BuildRoot.Current));
            Bind(build, parameters, output);
            return Execute(new(build, commandLine, parameters, output, cancellation), [.. defaultTargets.Select(target => target(build))]);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception error) when (error is UsageException or GraphException)
        {
            (output ?? new BuildOutput(writer, new PlainDialect(UsesColor), Verbosity.Normal)).Write(LogLevel.Error, error.Message);
            return ExitCode.Usage;
        }
    }

    private bool UsesColor => isTerminal && !environment.ContainsKey("NO_COLOR");

    private static CommandLineOption Option(ParameterMember parameter) =>
        new(parameter.Option, parameter.IsList ? OptionArity.List : parameter.IsSwitch ? OptionArity.Switch : OptionArity.Value, parameter.Attribute.Description ?? "");

    private static T Construct<T>()
        where T : NukeBuild, new()
    {
        try
        {
            return new T();
        }
        catch (Exception error) when (error is not UsageException)
        {
            throw new UsageException($"The build class {typeof(T).Name} could not be constructed: {FailureText.Of(error.InnerException ?? error, Verbosity.Normal)}");
        }
    }

    private static void Bind(NukeBuild build, IReadOnlyList<ParameterMember> parameters, BuildOutput output)
    {
        foreach (var secret in build.Run!.Values.Secrets(parameters))
        {
            output.Mask(secret);
        }

        foreach (var parameter in parameters)
        {
            if (build.Run.Values.Find(parameter) is { } value)
            {
                parameter.Set(build, value);
            }
        }
    }

    private static Plan MakePlan(TargetGraph graph, CommandLine commandLine, IReadOnlyList<string> invoked)
    {
        string[] options = ["skip", "force", "explain"];
        var unknown = invoked.Concat(options.SelectMany(commandLine.List)).Where(name => graph.Find(name) is null)
            .Select(name => $"There is no target {name}.{NearestNames.Suggest(name, graph.Targets.Select(target => target.Name))}").ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException([.. unknown, "./build.sh --help lists targets and options."]);
        }

        // Without names, --skip takes everything as done that was not asked for.
        var skipped = !commandLine.Values.ContainsKey("skip") ? [] : commandLine.List("skip") is { Count: > 0 } named
            ? named
            : [.. graph.Targets.Select(target => target.Name).Except(invoked, StringComparer.OrdinalIgnoreCase)];
        return graph.Plan(invoked, skipped);
    }

    private int Execute(Session session, IReadOnlyList<Target> defaultTargets)
    {
        var commandLine = session.CommandLine;
        var targets = TargetDiscovery.Discover(session.Build);
        var graph = TargetDiscovery.Graph(session.Build, targets);
        var defaults = targets.Where(target => defaultTargets.Contains(target.Factory)).Select(target => target.Name).ToList();
        if (commandLine.Has("help"))
        {
            return Print(HelpText.Lines(targets, graph, session.Parameters, defaults.ToHashSet(StringComparer.Ordinal)));
        }

        IReadOnlyList<string> invoked = commandLine.Targets.Count > 0 ? commandLine.Targets : defaults;
        var plan = MakePlan(graph, commandLine, invoked);
        var byName = targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
        StaticConditions.Apply(plan, byName, invoked.Select(name => graph.Find(name)!.Name).ToHashSet(StringComparer.Ordinal));
        var planned = plan.Steps.Select(step => byName[step.Name]).ToList();
        if (commandLine.Has("plan"))
        {
            return Print(PlanText.Lines(plan, byName));
        }

        var cache = CacheCommandLine.Create(commandLine, session.Build, environment, text => session.Output.Write(LogLevel.Warning, text), _time);
        if (commandLine.Has("explain"))
        {
            return Print(CachedSteps.ExplainAsync(commandLine.List("explain").Select(name => byName[graph.Find(name)!.Name]), cache, session.Cancellation.Token).GetAwaiter().GetResult());
        }

        Requirements.Check(planned);
        return RunPlan(session, plan, planned, cache);
    }

    private int RunPlan(Session session, Plan plan, IReadOnlyList<ExecutableTarget> targets, TargetCache cache)
    {
        var (output, cancellation) = (session.Output, session.Cancellation);
        var parallel = SelectParallel(session.CommandLine);
        var started = _time.GetTimestamp();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        var step = TargetSteps.WhenConditionsHold(new CachedSteps(TargetSteps.RunActionsAsync, cache).RunAsync);
        new TargetExecutor(output, step, parallel, _time).RunAsync(plan, targets, cancellation.Token).GetAwaiter().GetResult();
        cache.SaveAsync().GetAwaiter().GetResult();
        foreach (var target in targets.Where(target => target.Failure is not null))
        {
            output.Write(LogLevel.Error, $"\n{target.Name} failed: {FailureText.Of(target.Failure!, session.Build.Verbosity)}");
        }

        output.Write(LogLevel.Warning, string.Join('\n', Summary.Lines(targets, _time.GetElapsedTime(started))));
        return cancellation.IsCancellationRequested ? ExitCode.Cancelled : Outcome(targets);

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    private static int Outcome(IReadOnlyList<ExecutableTarget> targets) =>
        targets.All(target => target.Failure is null) ? ExitCode.Done
        : targets.Any(target => target.Failure is not (null or UsageException)) ? ExitCode.Failed
        : ExitCode.Usage;

    private int Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private IOutputDialect Dialect(Host host) => host switch
    {
        GitHubActions => new GitHubDialect(),
        GitLab => new GitLabDialect(_time),
        _ => new PlainDialect(UsesColor),
    };

    private Host SelectHost(CommandLine commandLine) => commandLine.Value("host") is not { } name
        ? Host.Detect(environment)
        : Host.Named(name, environment) ?? throw new UsageException($"--host {name} is unknown (expected GitHubActions, GitLab, AzurePipelines, CloudBuild or Local).");

    private static Verbosity SelectVerbosity(CommandLine commandLine) => commandLine.Value("verbosity") is not { } text
        ? Verbosity.Normal
        : Enum.TryParse<Verbosity>(text, ignoreCase: true, out var verbosity) && Enum.IsDefined(verbosity)
            ? verbosity
            : throw new UsageException($"--verbosity {text} is unknown (expected quiet, minimal, normal or verbose).");

    private static AbsolutePath? SelectRoot(CommandLine commandLine) => commandLine.Value("root") is not { } text
        ? null
        : AbsolutePath.TryParse(Path.GetFullPath(text), out var root) && root.DirectoryExists() ? root : throw new UsageException($"--root {text} is no folder.");

    private static int SelectParallel(CommandLine commandLine) => commandLine.Value("parallel") is not { } text
        ? Environment.ProcessorCount
        : int.TryParse(text, out var parallel) && parallel > 0 ? parallel : throw new UsageException($"--parallel {text} is no number of targets (expected 1 or more).");

    private sealed record Session(NukeBuild Build, CommandLine CommandLine, IReadOnlyList<ParameterMember> Parameters, BuildOutput Output, CancellationTokenSource Cancellation);
}
