using System.Collections.Immutable;

namespace Gateway.Hosting.Servers;

/// <summary>What a program still waits for before it can serve. Ready when nothing is awaited and it is not draining.</summary>
public sealed class Readiness(params string[] awaited)
{
    private ImmutableSortedSet<string> awaited = ImmutableSortedSet.Create(StringComparer.Ordinal, awaited);

    /// <summary>What is still awaited, in order; <c>drain</c> when the program was told to stop.</summary>
    public IReadOnlyCollection<string> Awaited => awaited;

    /// <summary>Notes that something arrived.</summary>
    public void Arrived(string name) => ImmutableInterlocked.Update(ref awaited, (set, item) => set.Remove(item), name);

    /// <summary>Makes the program not ready, for good.</summary>
    public void Drain() => ImmutableInterlocked.Update(ref awaited, (set, item) => set.Add(item), "drain");
}
