using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Which events of a kind start a workflow.</summary>
internal sealed record GitHubFilter
{
    public ValueList<string> Workflows { get; init; } = [];

    public ValueList<string> Branches { get; init; } = [];

    public ValueList<string> Tags { get; init; } = [];

    public ValueList<string> Paths { get; init; } = [];

    public ValueList<string> Types { get; init; } = [];

    public static Codec<GitHubFilter> Codec { get; } = new RecordCodec<GitHubFilter>(new GitHubFilter())
        .List("workflows", Codecs.Text, filter => filter.Workflows, (filter, value) => filter with { Workflows = value })
        .List("branches", Codecs.Text, filter => filter.Branches, (filter, value) => filter with { Branches = value })
        .List("tags", Codecs.Text, filter => filter.Tags, (filter, value) => filter with { Tags = value })
        .List("paths", Codecs.Text, filter => filter.Paths, (filter, value) => filter with { Paths = value })
        .List("types", Codecs.Text, filter => filter.Types, (filter, value) => filter with { Types = value });
}
