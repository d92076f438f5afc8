using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A job that ends before another starts.</summary>
/// <param name="Job">Its name.</param>
internal sealed record GitLabNeed(string Job)
{
    /// <summary>Whether what it left is fetched, its digests included.</summary>
    public bool Artifacts { get; init; }

    /// <summary>Whether the pipeline may be without it.</summary>
    public bool Optional { get; init; }

    public static Codec<GitLabNeed> Codec { get; } = new RecordCodec<GitLabNeed>(new GitLabNeed(""))
        .Required("job", Codecs.Text, need => need.Job, (need, value) => need with { Job = value })
        .Required("artifacts", Codecs.Flag, need => need.Artifacts, (need, value) => need with { Artifacts = value })
        .Flag("optional", need => need.Optional, (need, value) => need with { Optional = value });
}
