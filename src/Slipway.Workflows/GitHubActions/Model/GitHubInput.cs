using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>A value that a run is given.</summary>
internal sealed record GitHubInput
{
    public string? Description { get; init; }

    public string Type { get; init; } = "";

    public bool Required { get; init; }

    public YamlNode? Default { get; init; }

    public ValueList<string> Options { get; init; } = [];

    public static Codec<GitHubInput> Codec { get; } = new RecordCodec<GitHubInput>(new GitHubInput())
        .Optional("description", Codecs.Text, input => input.Description, (input, value) => input with { Description = value })
        .Required("type", Codecs.Text, input => input.Type, (input, value) => input with { Type = value })
        .Flag("required", input => input.Required, (input, value) => input with { Required = value })
        .Optional("default", Codecs.Node, input => input.Default, (input, value) => input with { Default = value })
        .List("options", Codecs.AnyText, input => input.Options, (input, value) => input with { Options = value });
}
