namespace Slipway.Workflows.Yaml;

/// <summary>Turns values into YAML and back. Writing and reading stand in one place so that they cannot drift apart.</summary>
internal abstract class Codec<T>
{
    /// <summary>The value as YAML.</summary>
    public abstract YamlNode Write(T value);

    /// <summary>The value of <paramref name="node"/>.</summary>
    /// <param name="node">What <see cref="Write"/> returns for it.</param>
    /// <param name="path">Where the node stands in its document, for messages.</param>
    /// <exception cref="FormatException">The node is something else.</exception>
    public abstract T Read(YamlNode node, string path);

    /// <summary>The same YAML for another type of value.</summary>
    public Codec<TOther> As<TOther>(Func<TOther, T> from, Func<T, TOther> to) =>
        Codecs.Of(value => Write(from(value)), (node, path) => to(Read(node, path)));
}
