namespace Slipway.Engine;

/// <summary>
/// Writes the messages of targets that run at once so that each target's stay together: one target is live, the others are kept until it ends.
/// </summary>
internal sealed class BuildOutput(TextWriter writer, IOutputDialect dialect, Verbosity verbosity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Channel> _open = new();
    private readonly SortedSet<string> _secrets = new(Comparer<string>.Create((a, b) => a.Length != b.Length ? b.Length - a.Length : string.CompareOrdinal(a, b)));

    /// <summary>Hides a value in everything that is written from now on.</summary>
    public void Mask(string secret)
    {
        lock (_gate)
        {
            if (!string.IsNullOrWhiteSpace(secret) && _secrets.Add(secret))
            {
                foreach (var line in dialect.Mask(secret))
                {
                    writer.WriteLine(line);
                }
            }
        }
    }

    /// <summary>A message outside of any target.</summary>
    public void Write(LogLevel level, string text)
    {
        lock (_gate)
        {
            Print(Lines(level, text));
        }
    }

    /// <summary>Opens the output of a target.</summary>
    public Action<LogLevel, string> Begin(ExecutableTarget target)
    {
        lock (_gate)
        {
            var channel = new Channel(target, [.. verbosity < Verbosity.Minimal ? dialect.Begin(target.Name) : []]);
            _open.AddLast(channel);
            FlushLive();
            return (level, text) =>
            {
                lock (_gate)
                {
                    channel.Kept.AddRange(Lines(level, text));
                    FlushLive();
                }
            };
        }
    }

    /// <summary>Closes the output of a target.</summary>
    public void End(ExecutableTarget target)
    {
        lock (_gate)
        {
            var channel = _open.First(channel => channel.Target == target);
            channel.Ended = true;
            channel.Kept.AddRange(verbosity < Verbosity.Minimal ? dialect.End(target) : []);
            FlushLive();
        }
    }

    // The live target is the one that was begun first; when it ends, the next takes its place.
    private void FlushLive()
    {
        while (_open.First is { Value: { } live })
        {
            Print(live.Kept);
            live.Kept.Clear();
            if (!live.Ended)
            {
                return;
            }

            _open.RemoveFirst();
        }
    }

    private IEnumerable<string> Lines(LogLevel level, string text) => IsShown(level) ? dialect.Message(level, Redact(text)) : [];

    private bool IsShown(LogLevel level) => level switch
    {
        LogLevel.Error => true,
        LogLevel.Warning => verbosity <= Verbosity.Minimal,
        LogLevel.Information => verbosity <= Verbosity.Normal,
        _ => verbosity == Verbosity.Verbose,
    };

    private string Redact(string text) => _secrets.Aggregate(text, (redacted, secret) => redacted.Replace(secret, "***"));

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }

        writer.Flush();
    }

    private sealed record Channel(ExecutableTarget Target, List<string> Kept)
    {
        public bool Ended { get; set; }
    }
}
