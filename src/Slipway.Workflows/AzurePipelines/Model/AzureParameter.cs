using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A value that people are asked for.</summary>
internal sealed record AzureParameter
{
    public string DisplayName { get; init; } = "";

    public string Type { get; init; } = "string";

    /// <summary>Null for one that people have to fill in.</summary>
    public YamlNode? Default { get; init; }

    public ValueList<string> Values { get; init; } = [];

    public static Codec<AzureParameter> Codec { get; } = new RecordCodec<AzureParameter>(new AzureParameter())
        .Required("displayName", Codecs.Text, parameter => parameter.DisplayName, (parameter, value) => parameter with { DisplayName = value })
        .Required("type", Codecs.Text, parameter => parameter.Type, (parameter, value) => parameter with { Type = value })
        .Optional("default", Codecs.Node, parameter => parameter.Default, (parameter, value) => parameter with { Default = value })
        .List("values", Codecs.Text, parameter => parameter.Values, (parameter, value) => parameter with { Values = value });
}
