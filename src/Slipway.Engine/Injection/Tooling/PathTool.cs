namespace Slipway.Engine;

/// <summary>A program that is looked for in the environment.</summary>
/// <param name="name">Its name, without extension.</param>
/// <param name="context">The build.</param>
/// <param name="runner">Runs it.</param>
internal sealed class PathTool(string name, BuildContext context, IToolRunner runner)
{
    public string? InstallUrl { get; init; }

    /// <summary>The variable that names another program in its place.</summary>
    private string Variable => $"{name.Replace('-', '_').Replace('.', '_').ToUpperInvariant()}_EXE";

    private string? Given => context.Environment.Text(Variable);

    /// <summary>The program behind a tool; null when the tool was made by other means.</summary>
    public static PathTool? Of(Tool tool) => tool.Target as PathTool;

    /// <summary>What is missing, and how to get it; null when the program is there.</summary>
    public string? Problem() =>
        Find() is not null ? null
        : Given is { } given ? $"{name}, but {Variable} names {given}, which cannot be executed: install it there, or remove the variable."
        : $"{name}, which is not in PATH: install it ({InstallUrl ?? InstallHints.For(name, InstallHints.ThisSystem)}), or set {Variable} to its path.";

    /// <summary>Runs the program as <see cref="Tool"/> says.</summary>
    public IReadOnlyCollection<OutputLine> Run(
        ArgumentStringHandler? arguments, string? workingDirectory, IReadOnlyDictionary<string, string>? environmentVariables, int? timeout, bool? logOutput, bool? logInvocation)
    {
        var command = new ToolCommand(Find() ?? throw new ToolNotFoundException(name, $"the build needs {Problem()}"), arguments?.ToArguments() ?? [])
        {
            WorkingDirectory = workingDirectory is null ? context.Root : AbsolutePath.Parse(workingDirectory, context.Root),
            Environment = (environmentVariables ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal),
            Secrets = arguments?.SecretValues ?? [],
        };
        if (logInvocation ?? true)
        {
            Log.Information("> {Command}", command.CommandLine);
        }

        return Run(command, timeout, logOutput ?? true ? line => Log.Information("{Line}", line.Text) : null);
    }

    private IReadOnlyCollection<OutputLine> Run(ToolCommand command, int? timeout, Action<OutputLine>? onLine)
    {
        var cancelled = Log.Target?.CancellationToken ?? CancellationToken.None;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan);
        try
        {
            return runner.RunCheckedAsync(command, onLine, limit.Token).GetAwaiter().GetResult().Output;
        }
        catch (OperationCanceledException error) when (!cancelled.IsCancellationRequested)
        {
            throw new TimeoutException($"'{command}' took longer than {timeout} ms, and was ended.", error);
        }
    }

    private AbsolutePath? Find() => Given is { } given
        ? AbsolutePath.TryParse(given, out var path) && ToolPath.IsExecutable(path) ? path : null
        : ToolPath.Find(name, SearchPath());

    // On Windows the variable is called Path.
    private string? SearchPath() => context.Environment.Text("PATH") ?? context.Environment.FirstOrDefault(variable => variable.Key.Equals("PATH", StringComparison.OrdinalIgnoreCase)).Value;
}
