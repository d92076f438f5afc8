using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>The matrix of a job.</summary>
internal sealed record GitHubStrategy
{
    public bool FailFast { get; init; }

    public int? MaxParallel { get; init; }

    /// <summary>Values by axis, and <c>exclude</c>.</summary>
    public ValueMap<ValueList<YamlNode>> Matrix { get; init; } = ValueMap<ValueList<YamlNode>>.Empty;

    public static Codec<GitHubStrategy> Codec { get; } = new RecordCodec<GitHubStrategy>(new GitHubStrategy())
        .Required("fail-fast", Codecs.Flag, strategy => strategy.FailFast, (strategy, value) => strategy with { FailFast = value })
        .Optional("max-parallel", Codecs.Number, strategy => strategy.MaxParallel, (strategy, value) => strategy with { MaxParallel = value })
        .Required("matrix", Codecs.Map(Codecs.List(Codecs.Node)), strategy => strategy.Matrix, (strategy, value) => strategy with { Matrix = value });
}
