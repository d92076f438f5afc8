namespace Slipway.Workflows.Yaml;

/// <summary>A piece of a YAML document: a scalar, a sequence or a map. Nodes are equal when they mean the same; comments do not count.</summary>
public abstract record YamlNode
{
    private protected YamlNode()
    {
    }

    /// <summary>What a reader should know: written behind a scalar, above the entry of a sequence or map; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>A string.</summary>
    public static implicit operator YamlNode(string text) => FromString(text);

    /// <summary>A whole number.</summary>
    public static implicit operator YamlNode(long number) => FromInt64(number);

    /// <summary>True or false.</summary>
    public static implicit operator YamlNode(bool value) => FromBoolean(value);

    /// <summary>A string.</summary>
    public static YamlNode FromString(string text) => YamlScalar.Of(text);

    /// <summary>A whole number.</summary>
    public static YamlNode FromInt64(long number) => YamlScalar.Of(number);

    /// <summary>True or false.</summary>
    public static YamlNode FromBoolean(bool value) => YamlScalar.Of(value);

    /// <summary>Whether both mean the same.</summary>
    public virtual bool Equals(YamlNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
