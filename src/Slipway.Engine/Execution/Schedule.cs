using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>
/// Which targets of a plan may start: those whose predecessors have all ended, the one with the longest remaining path first, and none whose lock is taken.
/// Every operation costs at most the logarithm of the number of targets, as long as locks are free.
/// </summary>
internal sealed class Schedule
{
    private readonly SortedSet<Entry> _ready;
    private readonly Dictionary<string, Entry> _entries;
    private readonly Dictionary<string, int> _waits;
    private readonly ILookup<string, string> _followers;
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);

    /// <summary>Makes the schedule of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">Its targets by name.</param>
    /// <param name="duration">How long a target is expected to take.</param>
    public Schedule(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, Func<string, TimeSpan> duration)
    {
        var remaining = plan.RemainingPaths(duration);
        _entries = plan.Steps.Select((step, index) => new Entry(targets[step.Name], step, remaining[step.Name], index)).ToDictionary(entry => entry.Target.Name, StringComparer.Ordinal);
        _waits = plan.Steps.ToDictionary(step => step.Name, step => step.WaitsFor.Count, StringComparer.Ordinal);
        _followers = (from step in plan.Steps from predecessor in step.WaitsFor select (predecessor, step.Name)).ToLookup(pair => pair.predecessor, pair => pair.Name, StringComparer.Ordinal);
        _ready = new SortedSet<Entry>(_entries.Values.Where(entry => entry.Step.WaitsFor.Count == 0), Comparer<Entry>.Create(Compare));
    }

    /// <summary>Takes the next target that may start, with its locks; null when there is none now.</summary>
    public (ExecutableTarget Target, PlanStep Step)? Take()
    {
        foreach (var entry in _ready)
        {
            if (!entry.Target.Definition.Locks.Exists(_locks.Contains))
            {
                _ready.Remove(entry);
                _locks.UnionWith(entry.Target.Definition.Locks);
                return (entry.Target, entry.Step);
            }
        }

        return null;
    }

    /// <summary>Returns the locks of a target that was taken and has ended, and lets those start that waited for it.</summary>
    public void End(ExecutableTarget target)
    {
        _locks.ExceptWith(target.Definition.Locks);
        foreach (var follower in _followers[target.Name])
        {
            if (--_waits[follower] == 0)
            {
                _ready.Add(_entries[follower]);
            }
        }
    }

    private static int Compare(Entry a, Entry b) => b.Remaining.CompareTo(a.Remaining) is var order and not 0 ? order : a.Index.CompareTo(b.Index);

    private sealed record Entry(ExecutableTarget Target, PlanStep Step, TimeSpan Remaining, int Index);
}
