using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>An environment variable: a text, or a key of a Secret or ConfigMap.</summary>
internal sealed record TektonVariable
{
    public string? Value { get; init; }

    public TektonKey? Secret { get; init; }

    public TektonKey? ConfigMap { get; init; }

    private static RecordCodec<TektonVariable> FromCodec { get; } = new RecordCodec<TektonVariable>(new TektonVariable())
        .Optional("secretKeyRef", TektonKey.Codec, variable => variable.Secret, (variable, value) => variable with { Secret = value })
        .Optional("configMapKeyRef", TektonKey.Codec, variable => variable.ConfigMap, (variable, value) => variable with { ConfigMap = value });

    public static Codec<TektonVariable> Codec { get; } = new RecordCodec<TektonVariable>(new TektonVariable())
        .Optional("value", Codecs.Text, variable => variable.Value, (variable, value) => variable with { Value = value })
        .Optional("valueFrom", FromCodec, variable => variable.Value is null ? variable : null, (_, value) => value);
}
