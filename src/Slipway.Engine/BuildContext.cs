namespace Slipway.Engine;

/// <summary>
/// What the static members of <see cref="NukeBuild"/> answer from. It belongs to the asynchronous flow of a run, so that field initialisers of the
/// build class and everything that targets call see it, and tests can run many builds in one process.
/// </summary>
internal sealed class BuildContext
{
    private static readonly AsyncLocal<BuildContext?> Ambient = new();

    /// <summary>The run that this code belongs to; null outside of any.</summary>
    public static BuildContext? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public required AbsolutePath Root { get; init; }

    public required Host Host { get; init; }

    public required BuildOptions Options { get; init; }

    public required ParameterValues Values { get; init; }

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Finds the values of the members that read them with <c>TryGetValue</c>.</summary>
    public Injector Injector { get; } = new();

    /// <summary>The targets of the plan; none before there is one.</summary>
    public IReadOnlyList<ExecutableTarget> Plan { get; set; } = [];
}
