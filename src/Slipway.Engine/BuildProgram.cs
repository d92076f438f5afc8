using System.Diagnostics.CodeAnalysis;
using Slipway.Engine.Caching;
using Slipway.Engine.Secrets;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>One run of a build, from the arguments to the exit code.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The console is disposed where it is made; afterwards it still prints failures.")]
internal sealed class BuildProgram(BuildProcess process)
{
    private BuildConsole? _console;

    /// <summary>Runs the build; every failure ends here and becomes an exit code.</summary>
    public int Run<T>(params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        try
        {
            return RunAsync(defaultTargets).GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            (_console ?? new BuildConsole(process)).Fail(error);
            return ExitCode.Of(error);
        }
    }

    private async Task<int> RunAsync<T>(Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        var parameters = ParameterDiscovery.Find(typeof(T));
        var command = BuildCommand.Find(process.Arguments);
        var commandLine = command?.Parse(process.Arguments) ?? CommandLine.Parse(process.Arguments, [.. CommandLineOption.Engine, .. parameters.Select(CommandLineOption.Of)]);
        var root = SelectRoot(commandLine);
        var files = ParameterFiles.Read(root, commandLine.List("profile"));
        commandLine = command is null ? commandLine.With(files) : commandLine;
        var options = BuildOptions.Read(commandLine);
        var host = SelectHost(commandLine);
        using var console = _console = new BuildConsole(process, host, options);
        var secrets = new SecretReader(new SecretKeys(process.Environment, root), console.Output.Mask);
        secrets.MaskKeys();
        var context = new BuildContext { Root = root, Host = host, Options = options, Environment = process.Environment, Values = new ParameterValues(parameters, commandLine, process.Environment, files, secrets) };
        BuildContext.Current = context;
        var runs = !options.ShowsHelp && command is null;
        if (runs)
        {
            context.Values.RequireValid();
        }

        var build = Construct<T>();
        ParameterBinding.Bind(build, context.Values, opensSecrets: runs);
        Injector.Inject(build, isLenient: !runs);
        var targets = TargetDiscovery.Discover(build);
        var defaults = defaultTargets.Select(target => target(build)).ToHashSet();
        var session = new BuildSession(context, targets, TargetDiscovery.Graph(build, targets))
        {
            Build = build,
            Console = console,
            Process = process,
            Reporter = new RunReporter(context, process, console.Recorder, console.Output),
            Defaults = [.. targets.Where(target => defaults.Contains(target.Factory)).Select(target => target.Name)],
            Cache = new Lazy<TargetCache>(() => new(CacheCommandLine.Read(commandLine, build, process.Environment, (level, text) => console.Output.Write(null, level, text), process.Time)
                with { Secrets = secrets.Known })),
        };
        return options.ShowsHelp ? console.Print([.. HelpText.Lines(session)]) : command is null ? await session.RunAsync() : command.Run(session, commandLine);
    }

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

    private Host SelectHost(CommandLine commandLine) => commandLine.Value("host") is not { } name
        ? Host.Detect(process.Environment)
        : Host.Named(name, process.Environment) ?? throw new UsageException($"--host {name} is unknown (expected {string.Join(", ", Host.Names)}).");

    private static AbsolutePath SelectRoot(CommandLine commandLine) => commandLine.Value("root") is not { } text
        ? BuildRoot.Default
        : AbsolutePath.TryParse(Path.GetFullPath(text), out var root) && root.DirectoryExists() ? root : throw new UsageException($"--root {text} is no folder.");
}
