using System.Globalization;

namespace Slipway.Workflows.Yaml;

/// <summary>A single value of a YAML document, with its type.</summary>
public sealed record YamlScalar : YamlNode
{
    private YamlScalar(YamlKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>What it is.</summary>
    public YamlKind Kind { get; }

    /// <summary>The text itself, or the number, <c>true</c>, <c>false</c> or <c>null</c> as written.</summary>
    public string Text { get; }

    /// <summary>Nothing.</summary>
    public static YamlScalar Null { get; } = new(YamlKind.Null, "null");

    /// <summary>Text.</summary>
    public static YamlScalar Of(string text) => new(YamlKind.Text, text);

    /// <summary>A whole number.</summary>
    public static YamlScalar Of(long number) => new(YamlKind.WholeNumber, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public static YamlScalar Of(bool value) => new(YamlKind.Flag, value ? "true" : "false");

    /// <summary>A plain scalar as found in a document: its type follows from its text.</summary>
    internal static YamlScalar Plain(string text) => PlainScalar.Resolve(text) switch
    {
        YamlKind.Null => Null,
        YamlKind.Flag => Of(text.Equals("true", StringComparison.OrdinalIgnoreCase)),
        var kind => new YamlScalar(kind, text),
    };
}
