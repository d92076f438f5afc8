namespace Slipway.Workflows.Yaml;

/// <summary>Turns a record into a map with a key for each field, in the order in which the fields are declared here.</summary>
/// <param name="empty">The record with nothing set.</param>
internal sealed class RecordCodec<T>(T empty) : Codec<T>
{
    private readonly OrderedDictionary<string, Field> _fields = new(StringComparer.Ordinal);
    private Func<T, YamlMap>? _getRest;
    private Func<T, YamlMap, T>? _setRest;

    private sealed record Field(bool Required, Func<T, YamlNode?> Write, Func<T, YamlNode, string, T> Read);

    /// <summary>A field that is always there.</summary>
    public RecordCodec<T> Required<TField>(string key, Codec<TField> codec, Func<T, TField> get, Func<T, TField, T> set) =>
        Add(key, new Field(true, record => codec.Write(get(record)), (record, node, path) => set(record, codec.Read(node, path))));

    /// <summary>A field that is the same in every record.</summary>
    public RecordCodec<T> Fixed(string key, YamlNode value) => Add(key, new Field(
        true,
        _ => value,
        (record, node, path) => node == value ? record : throw Codecs.Unexpected(node, path, "what is always there")));

    /// <summary>A field that is left out when null.</summary>
    public RecordCodec<T> Optional<TField>(string key, Codec<TField> codec, Func<T, TField?> get, Func<T, TField, T> set)
        where TField : class =>
        Add(key, new Field(false, record => get(record) is { } value ? codec.Write(value) : null, (record, node, path) => set(record, codec.Read(node, path))));

    /// <summary>A field that is left out when null.</summary>
    public RecordCodec<T> Optional<TField>(string key, Codec<TField> codec, Func<T, TField?> get, Func<T, TField, T> set)
        where TField : struct =>
        Add(key, new Field(false, record => get(record) is { } value ? codec.Write(value) : null, (record, node, path) => set(record, codec.Read(node, path))));

    /// <summary>A field that is left out when false.</summary>
    public RecordCodec<T> Flag(string key, Func<T, bool> get, Func<T, bool, T> set) => Optional(key, Codecs.Flag, record => get(record) ? true : null, set);

    /// <summary>A field that is left out when empty.</summary>
    public RecordCodec<T> List<TItem>(string key, Codec<TItem> item, Func<T, ValueList<TItem>> get, Func<T, ValueList<TItem>, T> set) =>
        Many(key, Codecs.List(item), get, set);

    /// <summary>A list that is left out when empty.</summary>
    public RecordCodec<T> Many<TItem>(string key, Codec<ValueList<TItem>> codec, Func<T, ValueList<TItem>> get, Func<T, ValueList<TItem>, T> set) =>
        Optional(key, codec, record => get(record) is { Count: > 0 } items ? items : null, set);

    /// <summary>A map that is left out when empty.</summary>
    public RecordCodec<T> Map<TItem>(string key, Codec<TItem> item, Func<T, ValueMap<TItem>> get, Func<T, ValueMap<TItem>, T> set) =>
        Optional(key, Codecs.Map(item), record => get(record) is { Count: > 0 } entries ? entries : null, set);

    /// <summary>Where entries go that no field has; without it they are errors.</summary>
    public RecordCodec<T> Rest(Func<T, YamlMap> get, Func<T, YamlMap, T> set)
    {
        _getRest = get;
        _setRest = set;
        return this;
    }

    /// <inheritdoc/>
    public override YamlNode Write(T value)
    {
        var fields = _fields.Select(field => (field.Key, Node: field.Value.Write(value))).Where(field => field.Node is not null).Select(field => (field.Key, field.Node!));
        var rest = _getRest?.Invoke(value).Entries.Select(entry => (entry.Key, entry.Value)) ?? [];
        return YamlMap.Of(fields.Concat(rest));
    }

    /// <inheritdoc/>
    public override T Read(YamlNode node, string path)
    {
        var entries = Codecs.ExpectMap(node, path).Entries;
        if (_fields.FirstOrDefault(field => field.Value.Required && !entries.ContainsKey(field.Key)).Key is { } missing)
        {
            throw new FormatException($"{path}: {missing} is missing.");
        }

        var known = entries.Where(entry => _fields.ContainsKey(entry.Key));
        var record = known.Aggregate(empty, (current, entry) => _fields[entry.Key].Read(current, entry.Value, $"{path}.{entry.Key}"));
        return WithRest(record, [.. entries.Where(entry => !_fields.ContainsKey(entry.Key))], path);
    }

    private T WithRest(T record, IReadOnlyList<KeyValuePair<string, YamlNode>> rest, string path) =>
        rest.Count == 0 ? record
        : _setRest is null ? throw new FormatException($"{path}: there is no key {rest[0].Key} here.")
        : _setRest(record, YamlMap.Of(rest.Select(entry => (entry.Key, entry.Value))));

    private RecordCodec<T> Add(string key, Field field)
    {
        _fields.Add(key, field);
        return this;
    }
}
