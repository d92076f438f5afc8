using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>The container of a job, or one beside it.</summary>
internal sealed record AzureContainer
{
    public string Image { get; init; } = "";

    public ValueMap<string> Env { get; init; } = ValueMap<string>.Empty;

    public ValueList<string> Ports { get; init; } = [];

    public ValueList<string> Volumes { get; init; } = [];

    public string? Options { get; init; }

    public static Codec<AzureContainer> Codec { get; } = new RecordCodec<AzureContainer>(new AzureContainer())
        .Required("image", Codecs.Text, container => container.Image, (container, value) => container with { Image = value })
        .Map("env", Codecs.Text, container => container.Env, (container, value) => container with { Env = value })
        .List("ports", Codecs.Text, container => container.Ports, (container, value) => container with { Ports = value })
        .List("volumes", Codecs.Text, container => container.Volumes, (container, value) => container with { Volumes = value })
        .Optional("options", Codecs.Text, container => container.Options, (container, value) => container with { Options = value });
}
