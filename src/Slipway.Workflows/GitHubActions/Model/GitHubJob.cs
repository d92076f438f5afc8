using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>A job: steps on a machine, or a call of another workflow.</summary>
internal sealed record GitHubJob
{
    public ValueList<string> Needs { get; init; } = [];

    public string? If { get; init; }

    public GitHubRunsOn? RunsOn { get; init; }

    public ValueMap<string> Permissions { get; init; } = ValueMap<string>.Empty;

    public GitHubEnvironment? Environment { get; init; }

    public GitHubStrategy? Strategy { get; init; }

    public int? TimeoutMinutes { get; init; }

    public ValueMap<string> Outputs { get; init; } = ValueMap<string>.Empty;

    public GitHubContainer? Container { get; init; }

    public ValueMap<GitHubContainer> Services { get; init; } = ValueMap<GitHubContainer>.Empty;

    public ValueList<GitHubStep> Steps { get; init; } = [];

    /// <summary>The file of the called workflow.</summary>
    public string? Uses { get; init; }

    public ValueMap<YamlNode> With { get; init; } = ValueMap<YamlNode>.Empty;

    public ValueMap<string> Secrets { get; init; } = ValueMap<string>.Empty;

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<GitHubJob> Codec { get; } = new RecordCodec<GitHubJob>(new GitHubJob())
        .List("needs", Codecs.Text, job => job.Needs, (job, value) => job with { Needs = value })
        .Optional("if", Codecs.Text, job => job.If, (job, value) => job with { If = value })
        .Optional("runs-on", GitHubRunsOn.Codec, job => job.RunsOn, (job, value) => job with { RunsOn = value })
        .Required("permissions", Codecs.Map(Codecs.Text), job => job.Permissions, (job, value) => job with { Permissions = value })
        .Optional("environment", GitHubEnvironment.Codec, job => job.Environment, (job, value) => job with { Environment = value })
        .Optional("strategy", GitHubStrategy.Codec, job => job.Strategy, (job, value) => job with { Strategy = value })
        .Optional("timeout-minutes", Codecs.Number, job => job.TimeoutMinutes, (job, value) => job with { TimeoutMinutes = value })
        .Map("outputs", Codecs.Text, job => job.Outputs, (job, value) => job with { Outputs = value })
        .Optional("container", GitHubContainer.Codec, job => job.Container, (job, value) => job with { Container = value })
        .Map("services", GitHubContainer.Codec, job => job.Services, (job, value) => job with { Services = value })
        .List("steps", GitHubStep.Codec, job => job.Steps, (job, value) => job with { Steps = value })
        .Optional("uses", Codecs.Text, job => job.Uses, (job, value) => job with { Uses = value })
        .Map("with", Codecs.Node, job => job.With, (job, value) => job with { With = value })
        .Map("secrets", Codecs.Text, job => job.Secrets, (job, value) => job with { Secrets = value })
        .Rest(job => job.Extra, (job, value) => job with { Extra = value });
}
