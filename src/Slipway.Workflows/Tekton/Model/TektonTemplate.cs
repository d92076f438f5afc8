using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>The pods of a run: nobody is root, and the account of tasks that need no rights has none.</summary>
internal sealed record TektonTemplate
{
    private const int User = 10101;

    /// <summary>Labels of the node that all tasks run on.</summary>
    public ValueMap<string> NodeSelector { get; init; } = ValueMap<string>.Empty;

    private static RecordCodec<TektonTemplate> PodCodec { get; } = new RecordCodec<TektonTemplate>(new TektonTemplate())
        .Map("nodeSelector", Codecs.Text, template => template.NodeSelector, (template, value) => template with { NodeSelector = value })
        .Fixed("securityContext", YamlMap.Of(
            ("runAsNonRoot", true), ("runAsUser", User), ("runAsGroup", User), ("fsGroup", User), ("seccompProfile", YamlMap.Of(("type", "RuntimeDefault")))));

    public static Codec<TektonTemplate> Codec { get; } = new RecordCodec<TektonTemplate>(new TektonTemplate())
        .Fixed("serviceAccountName", "build")
        .Required("podTemplate", PodCodec, template => template, (_, value) => value);
}
