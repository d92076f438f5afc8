using System.Globalization;

namespace Slipway.Workflows.Yaml;

/// <summary>The codecs that others are made of.</summary>
internal static class Codecs
{
    public static Codec<string> Text { get; } = OfScalar(YamlScalar.Of, scalar => scalar.Text, YamlKind.Text);

    /// <summary>Text where readers also take a number or truth value for the text that it is written with.</summary>
    public static Codec<string> AnyText { get; } =
        OfScalar(YamlScalar.Of, scalar => scalar.Text, YamlKind.Text, YamlKind.WholeNumber, YamlKind.Fraction, YamlKind.Flag);

    public static Codec<int> Number { get; } =
        OfScalar<int>(number => YamlScalar.Of(number), scalar => int.Parse(scalar.Text, CultureInfo.InvariantCulture), YamlKind.WholeNumber);

    public static Codec<bool> Flag { get; } = OfScalar<bool>(YamlScalar.Of, scalar => scalar.Text == "true", YamlKind.Flag);

    public static Codec<YamlNode> Node { get; } = Of<YamlNode>(node => node, (node, _) => node);

    public static Codec<YamlMap> Tree { get; } = Of<YamlMap>(map => map, ExpectMap);

    public static Codec<T> Of<T>(Func<T, YamlNode> write, Func<YamlNode, string, T> read) => new Delegated<T>(write, read);

    public static Codec<ValueList<T>> List<T>(Codec<T> item) => Of<ValueList<T>>(
        items => YamlSequence.Of(items.Select(item.Write)),
        (node, path) => node is YamlSequence sequence
            ? sequence.Items.Select((child, index) => item.Read(child, $"{path}[{index}]")).ToValueList()
            : throw Unexpected(node, path, "a list"));

    /// <summary>A list that is written as its item when it has only one.</summary>
    public static Codec<ValueList<T>> OneOrMany<T>(Codec<T> item)
    {
        var list = List(item);
        return Of<ValueList<T>>(
            items => items is [var only] ? item.Write(only) : list.Write(items),
            (node, path) => node is YamlSequence ? list.Read(node, path) : [item.Read(node, path)]);
    }

    public static Codec<ValueMap<T>> Map<T>(Codec<T> value) => Of<ValueMap<T>>(
        map => YamlMap.Of(map.Select(entry => (entry.Key, value.Write(entry.Value)))),
        (node, path) => ExpectMap(node, path).Entries.ToValueMap(entry => entry.Key, entry => value.Read(entry.Value, $"{path}.{entry.Key}")));

    /// <summary>A list of maps, each with its key in the entry <c>name</c>.</summary>
    public static Codec<ValueMap<T>> Named<T>(Codec<T> value) => Of<ValueMap<T>>(
        map => YamlSequence.Of(map.Select(entry => new YamlMap(ValueMap.Of([("name", (YamlNode)entry.Key), .. ExpectMap(value.Write(entry.Value), entry.Key).Entries.Select(field => (field.Key, field.Value))])))),
        (node, path) => List(Tree).Read(node, path).ToValueMap(
            item => item["name"] is YamlScalar name ? name.Text : throw Unexpected(item, path, "a name"),
            item => value.Read(YamlMap.Of(item.Entries.Where(field => field.Key != "name").Select(field => (field.Key, field.Value))), path)));

    public static YamlMap ExpectMap(YamlNode node, string path) => node as YamlMap ?? throw Unexpected(node, path, "a map");

    public static FormatException Unexpected(YamlNode node, string path, string expected) =>
        new($"{path}: expected {expected}, found {(node is YamlScalar scalar ? scalar.Text : node is YamlMap ? "a map" : "a list")}.");

    private static Codec<T> OfScalar<T>(Func<T, YamlNode> write, Func<YamlScalar, T> read, params YamlKind[] kinds) => Of(
        write,
        (node, path) => node is YamlScalar scalar && kinds.Contains(scalar.Kind)
            ? read(scalar)
            : throw Unexpected(node, path, kinds[0] switch { YamlKind.Text => "text", YamlKind.WholeNumber => "a whole number", _ => "true or false" }));

    private sealed class Delegated<T>(Func<T, YamlNode> write, Func<YamlNode, string, T> read) : Codec<T>
    {
        public override YamlNode Write(T value) => write(value);

        public override T Read(YamlNode node, string path) => read(node, path);
    }
}
