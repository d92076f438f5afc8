using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>The pushes or pull requests that start a pipeline.</summary>
internal sealed record AzureTrigger
{
    /// <summary>Whether a newer commit of a pull request cancels its runs; null for pushes.</summary>
    public bool? AutoCancel { get; init; }

    public AzureFilter? Branches { get; init; }

    public AzureFilter? Tags { get; init; }

    public AzureFilter? Paths { get; init; }

    private static RecordCodec<AzureTrigger> FieldsCodec { get; } = new RecordCodec<AzureTrigger>(new AzureTrigger())
        .Optional("autoCancel", Codecs.Flag, trigger => trigger.AutoCancel, (trigger, value) => trigger with { AutoCancel = value })
        .Optional("branches", AzureFilter.Codec, trigger => trigger.Branches, (trigger, value) => trigger with { Branches = value })
        .Optional("tags", AzureFilter.Codec, trigger => trigger.Tags, (trigger, value) => trigger with { Tags = value })
        .Optional("paths", AzureFilter.Codec, trigger => trigger.Paths, (trigger, value) => trigger with { Paths = value });

    /// <summary>Without one it says so: otherwise everything would start the pipeline.</summary>
    public static Codec<ValueList<AzureTrigger>> NoneOrOne { get; } = Codecs.Of<ValueList<AzureTrigger>>(
        triggers => triggers is [var only] ? FieldsCodec.Write(only) : "none",
        (node, path) => node is YamlMap ? [FieldsCodec.Read(node, path)] : []);
}
