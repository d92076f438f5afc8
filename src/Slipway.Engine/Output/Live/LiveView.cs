namespace Slipway.Engine;

/// <summary>
/// For terminals: grouped lines that scroll by, and below them a table of the running targets that is brought up to date several times a second.
/// A build that ends at once never shows it.
/// </summary>
internal sealed class LiveView : IBuildView, IDisposable
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Dictionary<ExecutableTarget, (long Started, string LastLine)> _running = [];
    private readonly LiveRegion _region;
    private readonly GroupedView _lines;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Func<TerminalSize> _size;
    private readonly bool _hasColors;
    private int _planned;
    private int _ended;
    private bool _isShown;

    /// <summary>Creates the view.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="size">Asks the terminal for its size.</param>
    /// <param name="hasColors">Whether colours are wanted.</param>
    /// <param name="options">How lines are shown.</param>
    /// <param name="time">The clock.</param>
    public LiveView(TextWriter terminal, Func<TerminalSize> size, bool hasColors, ViewOptions options, TimeProvider time)
    {
        _region = new LiveRegion(terminal);
        _lines = new GroupedView(_region, new PlainDialect(hasColors), options);
        _size = size;
        _hasColors = hasColors;
        _time = time;
        _timer = time.CreateTimer(_ => Redraw(), null, FirstLook, Interval);
    }

    /// <inheritdoc/>
    public void Mask(string secret) => Locked(() => _lines.Mask(secret));

    /// <inheritdoc/>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel) => Locked(() =>
    {
        _planned = targets.Count(target => !target.HasEnded);
        _lines.Start(targets, parallel);
    });

    /// <inheritdoc/>
    public void Begin(ExecutableTarget target) => Locked(() =>
    {
        _running.Add(target, (_time.GetTimestamp(), ""));
        _lines.Begin(target);
    });

    /// <inheritdoc/>
    public void Write(ExecutableTarget? target, LogLevel level, string text) => Locked(() =>
    {
        if (target is not null && _running.TryGetValue(target, out var row) && LastLine(text) is { Length: > 0 } line)
        {
            _running[target] = row with { LastLine = line };
        }

        _lines.Write(target, level, text);
    });

    /// <inheritdoc/>
    public void End(ExecutableTarget target) => Locked(() =>
    {
        _running.Remove(target);
        _ended++;
        if (_isShown)
        {
            Draw();
        }

        _lines.End(target);
    });

    /// <inheritdoc/>
    public void Finish(BuildResult result) => Locked(() =>
    {
        _timer.Dispose();
        _running.Clear();
        _region.Show("");
        _lines.Finish(result);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _region.Dispose();
    }

    private static string LastLine(string text)
    {
        var line = text.AsSpan().TrimEnd();
        line = line[(line.LastIndexOf('\n') + 1)..].Trim();
        return line.ContainsAnyInRange('\0', '\x1f') ? AnsiText.Strip(line.ToString()) : line.ToString();
    }

    private void Redraw() => Locked(Draw);

    private void Draw()
    {
        _isShown = _running.Count > 0;
        if (_isShown)
        {
            var rows = _running.Select(running => new LiveRow(running.Key.Name, _time.GetElapsedTime(running.Value.Started), running.Value.LastLine));
            _region.Show(LiveTable.Render([.. rows], $"{_ended} of {_planned} targets done", _size(), _hasColors));
        }
        else
        {
            _region.Show("");
        }
    }

    private void Locked(Action show)
    {
        lock (_gate)
        {
            show();
        }
    }
}
