using System.Collections.Immutable;
using Gateway.Hosting.Routing;

namespace Gateway.Proxy.Backends;

/// <summary>
/// Chooses backends by weight and remembers which did not answer. The choice follows multiples of the golden ratio, which spread evenly over any weights
/// without a lock and without luck; it goes on across snapshots.
/// </summary>
internal sealed class BackendPicker(TimeSpan ejection, TimeProvider time)
{
    private ImmutableDictionary<(string Name, int Port), long> ejected = ImmutableDictionary<(string, int), long>.Empty;
    private uint turn;

    /// <summary>The next backend; null when no other than those in <paramref name="tried"/> takes requests.</summary>
    public Backend? Pick(IReadOnlyList<Backend> backends, IReadOnlyCollection<Backend> tried) =>
        PickAmong(backends, backend => !tried.Contains(backend) && !IsEjected(backend))
        ?? PickAmong(backends, backend => !tried.Contains(backend));

    /// <summary>Leaves a backend alone for a while, unless all of a route's are.</summary>
    public void Failed(Backend backend) =>
        ImmutableInterlocked.Update(ref ejected, (all, key) => all.SetItem(key, time.GetTimestamp() + (long)(ejection.TotalSeconds * time.TimestampFrequency)), Key(backend));

    /// <summary>Forgets that a backend failed.</summary>
    public void Answered(Backend backend)
    {
        if (!ejected.IsEmpty)
        {
            ImmutableInterlocked.Update(ref ejected, (all, key) => all.Remove(key), Key(backend));
        }
    }

    private static (string Name, int Port) Key(Backend backend) => (backend.Name, backend.Port);

    private bool IsEjected(Backend backend) => !ejected.IsEmpty && ejected.TryGetValue(Key(backend), out var until) && time.GetTimestamp() < until;

    private Backend? PickAmong(IReadOnlyList<Backend> backends, Func<Backend, bool> usable)
    {
        ulong total = 0;
        foreach (var backend in backends)
        {
            total += usable(backend) ? (ulong)backend.Weight : 0;
        }

        var point = (Interlocked.Increment(ref turn) * 2654435769u * total) >> 32;
        foreach (var backend in backends)
        {
            var weight = usable(backend) ? (ulong)backend.Weight : 0;
            if (point < weight)
            {
                return backend;
            }

            point -= weight;
        }

        return null;
    }
}
