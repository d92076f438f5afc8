using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Which runs exclude each other.</summary>
internal sealed record GitHubConcurrency
{
    public string Group { get; init; } = "";

    /// <summary>True, false, or an expression.</summary>
    public YamlNode CancelInProgress { get; init; } = false;

    public static Codec<GitHubConcurrency> Codec { get; } = new RecordCodec<GitHubConcurrency>(new GitHubConcurrency())
        .Required("group", Codecs.Text, concurrency => concurrency.Group, (concurrency, value) => concurrency with { Group = value })
        .Required("cancel-in-progress", Codecs.Node, concurrency => concurrency.CancelInProgress, (concurrency, value) => concurrency with { CancelInProgress = value });
}
