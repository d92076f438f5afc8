using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>How other workflows call this one.</summary>
internal sealed record GitHubCall
{
    public ValueMap<GitHubInput> Inputs { get; init; } = ValueMap<GitHubInput>.Empty;

    public ValueMap<GitHubCallOutput> Outputs { get; init; } = ValueMap<GitHubCallOutput>.Empty;

    /// <summary>Whether each secret is required.</summary>
    public ValueMap<YamlMap> Secrets { get; init; } = ValueMap<YamlMap>.Empty;

    public static Codec<GitHubCall> Codec { get; } = new RecordCodec<GitHubCall>(new GitHubCall())
        .Map("inputs", GitHubInput.Codec, call => call.Inputs, (call, value) => call with { Inputs = value })
        .Map("outputs", GitHubCallOutput.Codec, call => call.Outputs, (call, value) => call with { Outputs = value })
        .Map("secrets", Codecs.Tree, call => call.Secrets, (call, value) => call with { Secrets = value });
}

/// <summary>A value that a called workflow hands back.</summary>
internal sealed record GitHubCallOutput
{
    public string Description { get; init; } = "";

    public string Value { get; init; } = "";

    public static Codec<GitHubCallOutput> Codec { get; } = new RecordCodec<GitHubCallOutput>(new GitHubCallOutput())
        .Required("description", Codecs.Text, output => output.Description, (output, value) => output with { Description = value })
        .Required("value", Codecs.Text, output => output.Value, (output, value) => output with { Value = value });
}
