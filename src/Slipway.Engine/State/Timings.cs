using System.Globalization;

namespace Slipway.Engine;

/// <summary>How long each target took last, in <c>.nuke/temp/timings</c>: a line each, name and milliseconds. A lost or damaged file costs order, not correctness.</summary>
internal sealed class Timings
{
    // Shorter times do not change an order, and writing them would cost more than they tell.
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(50);

    private readonly AbsolutePath _file;
    private readonly Dictionary<string, TimeSpan> _times = new(StringComparer.Ordinal);
    private bool _isChanged;

    /// <summary>Reads what is known.</summary>
    public Timings(AbsolutePath temporaryDirectory)
    {
        _file = temporaryDirectory / "timings";
        foreach (var line in StateFile.ReadLines(_file))
        {
            if (line.Split('\t') is [var name, var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < int.MaxValue)
            {
                _times[name] = TimeSpan.FromMilliseconds(milliseconds);
            }
        }
    }

    /// <summary>Whether anything is known.</summary>
    public bool IsEmpty => _times.Count == 0;

    /// <summary>How long the target took last; null when that is not known.</summary>
    public TimeSpan? Last(string target) => _times.TryGetValue(target, out var time) ? time : null;

    /// <summary>How long the target may take: what it took last, else the mean of those that are known, else the same for all.</summary>
    public TimeSpan Expect(string target) =>
        Last(target) is { } time ? time
        : _times.Count > 0 ? TimeSpan.FromTicks((long)_times.Values.Average(known => known.Ticks))
        : TimeSpan.FromSeconds(1);

    /// <summary>Takes note of a target that did its work.</summary>
    public void Learn(string target, TimeSpan time)
    {
        if (time >= Negligible || _times.ContainsKey(target))
        {
            _times[target] = time;
            _isChanged = true;
        }
    }

    /// <summary>Keeps what was learnt for the next run.</summary>
    public void Save()
    {
        if (_isChanged)
        {
            StateFile.WriteLines(_file, _times.OrderBy(time => time.Key, StringComparer.Ordinal).Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Key}\t{(long)time.Value.TotalMilliseconds}")));
        }
    }
}
