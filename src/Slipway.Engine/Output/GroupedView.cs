namespace Slipway.Engine;

/// <summary>
/// Writes lines so that those of each target stay together: of the targets that run at once, the one begun first is written as it speaks,
/// the others when it has ended.
/// </summary>
internal sealed class GroupedView(TextWriter writer, IOutputDialect dialect, ViewOptions options) : IBuildView
{
    private readonly LinkedList<Channel> _open = new();

    /// <inheritdoc/>
    public void Mask(string secret) => Print(dialect.Mask(secret));

    /// <inheritdoc/>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel)
    {
        if (options.HasLogo && options.Verbosity <= Verbosity.Normal)
        {
            var running = targets.Count(target => target.Status == TargetStatus.Pending);
            Print([TextWidth.Cut($"Slipway {EngineVersion.Text}: {running} {(running == 1 ? "target" : "targets")}, up to {parallel} at once", options.Width?.Invoke())]);
        }
    }

    /// <inheritdoc/>
    public void Begin(ExecutableTarget target)
    {
        var channel = new Channel(target);
        _open.AddLast(channel);
        if (options.Verbosity <= Verbosity.Normal)
        {
            Open(channel);
        }

        FlushLive();
    }

    /// <inheritdoc/>
    public void Write(ExecutableTarget? target, LogLevel level, string text)
    {
        if (target is null || _open.FirstOrDefault(channel => channel.Target == target) is not { } channel)
        {
            Print(dialect.Message(target?.Name, level, text));
            return;
        }

        Open(channel);
        channel.Add(dialect.Message(target.Name, level, text));
        FlushLive();
    }

    /// <inheritdoc/>
    public void End(ExecutableTarget target)
    {
        var channel = _open.First(channel => channel.Target == target);
        channel.HasEnded = true;
        channel.Add(channel.IsOpen ? dialect.End(target) : []);
        FlushLive();
    }

    /// <inheritdoc/>
    public void Finish(BuildResult result)
    {
        foreach (var target in result.Targets.Where(target => target.Failure is not null))
        {
            Print(["", .. dialect.Message(target.Name, LogLevel.Error, $"{target.Name} failed: {target.Failure}")]);
        }

        if (options.Verbosity <= Verbosity.Minimal)
        {
            Print(Summary.Lines(result, options.Width?.Invoke(), options.HasLinks).Select(line => dialect.Paint(line.Level, line.Text)));
        }
    }

    private void Open(Channel channel)
    {
        if (!channel.IsOpen)
        {
            channel.IsOpen = true;
            channel.Add(dialect.Begin(channel.Target.Name));
        }
    }

    // The live target is the one that was begun first; when it ends, the next takes its place.
    private void FlushLive()
    {
        while (_open.First is { Value: { } live })
        {
            Print(live.Kept.Take());
            if (!live.HasEnded)
            {
                return;
            }

            _open.RemoveFirst();
        }
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }

        writer.Flush();
    }

    private sealed class Channel(ExecutableTarget target)
    {
        public ExecutableTarget Target { get; } = target;

        public KeptLines Kept { get; } = new();

        public bool IsOpen { get; set; }

        public bool HasEnded { get; set; }

        public void Add(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                Kept.Add(line);
            }
        }
    }
}
