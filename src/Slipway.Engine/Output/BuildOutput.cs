namespace Slipway.Engine;

/// <summary>Takes what a build says, from any thread, masks secrets, leaves out what nobody wants to see, and hands it to the views.</summary>
internal sealed class BuildOutput(Verbosity verbosity, params IReadOnlyList<IBuildView> views)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private Redactor _redactor = new([]);

    /// <summary>Hides a value in everything that is written from now on.</summary>
    public void Mask(string secret)
    {
        lock (_gate)
        {
            if (!string.IsNullOrWhiteSpace(secret) && _secrets.Add(secret))
            {
                _redactor = new Redactor(_secrets);
                Show(view => view.Mask(secret));
            }
        }
    }

    /// <summary>Tells that the first target is about to start.</summary>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel) => Locked(view => view.Start(targets, parallel));

    /// <summary>Tells that a target starts.</summary>
    public void Begin(ExecutableTarget target) => Locked(view => view.Begin(target));

    /// <summary>Writes a message.</summary>
    /// <param name="target">The target that it belongs to; null outside of any.</param>
    /// <param name="level">How important it is.</param>
    /// <param name="text">The text.</param>
    public void Write(ExecutableTarget? target, LogLevel level, string text)
    {
        if (IsShown(level))
        {
            Locked(view => view.Write(target, level, _redactor.Redact(text)));
        }
    }

    /// <summary>Tells that a target has ended.</summary>
    public void End(ExecutableTarget target) => Locked(view => view.End(target));

    /// <summary>Tells how the build ended.</summary>
    public void Finish(BuildResult result) => Locked(view => view.Finish(result with { Targets = [.. result.Targets.Select(Redact)] }));

    private TargetResult Redact(TargetResult target) => target with { Reason = Redact(target.Reason), Failure = Redact(target.Failure) };

    /// <summary>Text without secrets.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text) => text is null ? null : _redactor.Redact(text);

    private bool IsShown(LogLevel level) => level switch
    {
        LogLevel.Error => true,
        LogLevel.Warning => verbosity <= Verbosity.Minimal,
        LogLevel.Information => verbosity <= Verbosity.Normal,
        _ => verbosity == Verbosity.Verbose,
    };

    private void Locked(Action<IBuildView> show)
    {
        lock (_gate)
        {
            Show(show);
        }
    }

    private void Show(Action<IBuildView> show)
    {
        foreach (var view in views)
        {
            show(view);
        }
    }
}
