using System.Collections;

namespace Slipway.Workflows;

/// <summary>
/// An immutable map from names to values that keeps the order in which it was made. Two maps are equal when they hold the same entries,
/// in any order: YAML maps have none.
/// </summary>
public sealed class ValueMap<T> : IEnumerable<KeyValuePair<string, T>>, IEquatable<ValueMap<T>>
{
    private readonly OrderedDictionary<string, T> _entries;

    internal ValueMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        _entries = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (!_entries.TryAdd(key, value))
            {
                throw new ArgumentException($"The key {key} is there twice.", nameof(entries));
            }
        }
    }

    /// <summary>The map without entries.</summary>
    public static ValueMap<T> Empty { get; } = new([]);

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>The values, in order.</summary>
    public IEnumerable<T> Values => _entries.Values;

    /// <summary>The value of <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public T this[string key] => _entries[key];

    /// <summary>The value of <paramref name="key"/>; the type's default when there is none.</summary>
    public T? Find(string key) => _entries.GetValueOrDefault(key);

    /// <summary>Whether there is an entry <paramref name="key"/>.</summary>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <summary>This map with the entry set: in its place when it exists, at the end otherwise.</summary>
    public ValueMap<T> With(string key, T value)
    {
        var entries = new OrderedDictionary<string, T>(_entries, StringComparer.Ordinal) { [key] = value };
        return new ValueMap<T>(entries);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap<T>? other) =>
        other is not null
        && Count == other.Count
        && _entries.All(entry => other._entries.TryGetValue(entry.Key, out var value) && EqualityComparer<T>.Default.Equals(entry.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(Count, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));
}
