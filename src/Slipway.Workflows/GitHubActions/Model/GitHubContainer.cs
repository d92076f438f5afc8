using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>The container of a job, or one beside it.</summary>
internal sealed record GitHubContainer
{
    public string Image { get; init; } = "";

    public ValueMap<string> Credentials { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Env { get; init; } = ValueMap<string>.Empty;

    public ValueList<string> Ports { get; init; } = [];

    public ValueList<string> Volumes { get; init; } = [];

    public string? Options { get; init; }

    public static Codec<GitHubContainer> Codec { get; } = new RecordCodec<GitHubContainer>(new GitHubContainer())
        .Required("image", Codecs.Text, container => container.Image, (container, value) => container with { Image = value })
        .Map("credentials", Codecs.Text, container => container.Credentials, (container, value) => container with { Credentials = value })
        .Map("env", Codecs.AnyText, container => container.Env, (container, value) => container with { Env = value })
        .List("ports", Codecs.AnyText, container => container.Ports, (container, value) => container with { Ports = value })
        .List("volumes", Codecs.Text, container => container.Volumes, (container, value) => container with { Volumes = value })
        .Optional("options", Codecs.Text, container => container.Options, (container, value) => container with { Options = value });
}
