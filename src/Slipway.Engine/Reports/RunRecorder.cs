namespace Slipway.Engine;

/// <summary>Remembers what a report tells of a run: when targets started, the end of what they wrote, warnings and errors.</summary>
internal sealed class RunRecorder(TimeProvider time) : IBuildView
{
    /// <summary>Messages that a person looks through; more are counted.</summary>
    public const int MessagesKept = 100;

    private const int MessageLength = 2_000;
    private readonly Dictionary<ExecutableTarget, Recorded> _targets = [];
    private readonly List<ReportMessage> _messages = [];
    private long _started;

    /// <summary>When the first target was about to start.</summary>
    public DateTimeOffset StartTime { get; private set; }

    /// <summary>How many targets could run at once.</summary>
    public int Parallel { get; private set; }

    public IReadOnlyList<ReportMessage> Messages => _messages;

    public int MessagesOmitted { get; private set; }

    /// <summary>When a target started, from the start of the run; null when it did not.</summary>
    public TimeSpan? StartOf(ExecutableTarget target) => _targets.TryGetValue(target, out var recorded) ? recorded.Start : null;

    /// <summary>The end of what a target wrote that did not come to its end.</summary>
    public IReadOnlyList<string> LogEndOf(ExecutableTarget target) => _targets.TryGetValue(target, out var recorded) ? recorded.End.Lines : [];

    /// <inheritdoc/>
    public void Mask(string secret)
    {
        // Reports are masked when they are written, as a whole.
    }

    /// <inheritdoc/>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel) => (StartTime, _started, Parallel) = (time.GetUtcNow(), time.GetTimestamp(), parallel);

    /// <inheritdoc/>
    public void Begin(ExecutableTarget target) => _targets[target] = new Recorded(time.GetElapsedTime(_started));

    /// <inheritdoc/>
    public void Write(ExecutableTarget? target, LogLevel level, string text)
    {
        if (target is not null && _targets.TryGetValue(target, out var recorded))
        {
            recorded.End.Add(text);
        }

        if (level >= LogLevel.Warning)
        {
            Keep(new ReportMessage(target?.Name, level == LogLevel.Error, text.Length <= MessageLength ? text : $"{text[..MessageLength]}…"));
        }
    }

    /// <inheritdoc/>
    public void End(ExecutableTarget target)
    {
        if (target.Status is not (TargetStatus.Failed or TargetStatus.Cancelled) && _targets.TryGetValue(target, out var recorded))
        {
            recorded.End.Clear();
        }
    }

    /// <inheritdoc/>
    public void Finish(BuildResult result)
    {
        // The report is written before, so that others can tell where it is.
    }

    private void Keep(ReportMessage message)
    {
        if (_messages.Count < MessagesKept)
        {
            _messages.Add(message);
        }
        else
        {
            MessagesOmitted++;
        }
    }

    private sealed record Recorded(TimeSpan Start)
    {
        public LogEnd End { get; } = new();
    }
}
