namespace Slipway.Verification;

/// <summary>Collects what a verification does and finds. A step that fails is recorded, so that there is a report whatever happens.</summary>
/// <param name="version">The release's version.</param>
/// <param name="mode">How it is verified.</param>
/// <param name="time">The clock.</param>
public sealed class ReportBuilder(string version, string mode, TimeProvider time)
{
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly long _start = time.GetTimestamp();
    private readonly List<VerifiedArtifact> _artifacts = [];
    private readonly List<VerificationStep> _steps = [];
    private readonly List<SuiteResult> _suites = [];
    private readonly List<Evidence> _evidence = [];
    private readonly SortedDictionary<string, string> _tools = new(StringComparer.Ordinal);

    /// <summary>Told of each step that ended, for progress.</summary>
    public Action<VerificationStep>? OnStep { get; init; }

    /// <summary>What the load test measured.</summary>
    public LoadResult? Load { get; set; }

    /// <summary>Whether a step or a check has failed so far.</summary>
    public bool HasFailed => _steps.Exists(step => step.Outcome == CheckOutcome.Failed) || _suites.Exists(suite => !suite.Passed);

    /// <summary>Does a step and records it.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="work">Does it.</param>
    /// <returns>Whether it worked; when it did not, its error is in the report.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<bool> StepAsync(string name, Func<Task> work)
    {
        var start = time.GetTimestamp();
        try
        {
            await work();
            Add(new VerificationStep(name, time.GetElapsedTime(start), CheckOutcome.Passed));
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Add(new VerificationStep(name, time.GetElapsedTime(start), CheckOutcome.Failed, error.Message));
            return false;
        }
    }

    /// <summary>Adds a step that was not timed here.</summary>
    public void Add(VerificationStep step)
    {
        _steps.Add(step);
        OnStep?.Invoke(step);
    }

    /// <summary>Adds something that is verified.</summary>
    public void Add(VerifiedArtifact artifact) => _artifacts.Add(artifact);

    /// <summary>Adds what a suite found.</summary>
    public void Add(SuiteResult suite) => _suites.Add(suite);

    /// <summary>Adds what helps to find the reason of a failure.</summary>
    public void Add(Evidence evidence) => _evidence.Add(evidence);

    /// <summary>Adds the version of something that took part.</summary>
    public void AddTool(string name, string toolVersion) => _tools[name] = toolVersion;

    /// <summary>The report so far.</summary>
    public VerificationReport Build() => new()
    {
        Version = version,
        Mode = mode,
        Started = _started,
        Duration = time.GetElapsedTime(_start),
        Artifacts = [.. _artifacts],
        Tools = new SortedDictionary<string, string>(_tools, StringComparer.Ordinal),
        Steps = [.. _steps],
        Suites = [.. _suites],
        Evidence = [.. _evidence],
        Load = Load,
    };
}
