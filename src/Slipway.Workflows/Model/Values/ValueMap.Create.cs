namespace Slipway.Workflows;

/// <summary>Makes <see cref="ValueMap{T}"/>s.</summary>
public static class ValueMap
{
    /// <summary>A map of the given entries, in their order.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static ValueMap<T> Of<T>(params IEnumerable<(string Key, T Value)> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));

    /// <summary>A map with an entry for each item, in their order.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static ValueMap<T> ToValueMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> value) =>
        new(items.Select(item => KeyValuePair.Create(key(item), value(item))));
}
