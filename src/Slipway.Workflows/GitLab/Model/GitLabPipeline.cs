using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A pipeline file of GitLab CI.</summary>
internal sealed record GitLabPipeline
{
    /// <summary>What pipelines are called.</summary>
    public string Name { get; init; } = "";

    /// <summary>What happens to older pipelines of the branch: <c>interruptible</c> or <c>none</c>.</summary>
    public string OnNewCommit { get; init; } = "none";

    public ValueList<GitLabRule> Rules { get; init; } = [];

    /// <summary>What people who start a pipeline are asked for.</summary>
    public ValueMap<GitLabVariable> Variables { get; init; } = ValueMap<GitLabVariable>.Empty;

    public ValueMap<GitLabJob> Jobs { get; init; } = ValueMap<GitLabJob>.Empty;

    /// <summary>Words at the top of a file that are no jobs.</summary>
    public static ValueList<string> Keywords { get; } =
    [
        "after_script", "before_script", "cache", "default", "false", "image", "include", "nil", "pages", "pages:deploy", "services", "spec", "stages", "true", "types", "variables", "workflow",
    ];

    private static Codec<GitLabPipeline> HeadCodec { get; } = new RecordCodec<GitLabPipeline>(new GitLabPipeline())
        .Required("workflow", WorkflowCodec, pipeline => pipeline, (pipeline, value) => pipeline with { Name = value.Name, OnNewCommit = value.OnNewCommit, Rules = value.Rules })
        .Map("variables", GitLabVariable.Codec, pipeline => pipeline.Variables, (pipeline, value) => pipeline with { Variables = value });

    public static Codec<GitLabPipeline> Codec { get; } = Codecs.Of<GitLabPipeline>(
        pipeline => new YamlMap(pipeline.Jobs.Aggregate(((YamlMap)HeadCodec.Write(pipeline)).Entries, (entries, job) => entries.With(job.Key, GitLabJob.Codec.Write(job.Value)))),
        (node, path) =>
        {
            var entries = Codecs.ExpectMap(node, path).Entries.Select(entry => (entry.Key, entry.Value)).ToLookup(entry => Keywords.Contains(entry.Key));
            return HeadCodec.Read(YamlMap.Of(entries[true]), path) with { Jobs = Codecs.Map(GitLabJob.Codec).Read(YamlMap.Of(entries[false]), path) };
        });

    private static Codec<GitLabPipeline> WorkflowCodec => new RecordCodec<GitLabPipeline>(new GitLabPipeline())
        .Required("name", Codecs.Text, pipeline => pipeline.Name, (pipeline, value) => pipeline with { Name = value })
        .Required("auto_cancel", GitLabRule.CancelCodec, pipeline => pipeline.OnNewCommit, (pipeline, value) => pipeline with { OnNewCommit = value })
        .List("rules", GitLabRule.Codec, pipeline => pipeline.Rules, (pipeline, value) => pipeline with { Rules = value });
}
