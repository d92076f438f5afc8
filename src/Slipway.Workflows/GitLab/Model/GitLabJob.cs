using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A job: scripts on a runner, or a child pipeline.</summary>
internal sealed record GitLabJob
{
    public ValueList<GitLabNeed> Needs { get; init; } = [];

    public ValueList<GitLabRule> Rules { get; init; } = [];

    public ValueList<string> Tags { get; init; } = [];

    public string? Image { get; init; }

    public ValueList<GitLabService> Services { get; init; } = [];

    public GitLabEnvironment? Environment { get; init; }

    public string? ResourceGroup { get; init; }

    public bool Interruptible { get; init; }

    public string? Timeout { get; init; }

    /// <summary>Combinations of variables, a job for each.</summary>
    public ValueList<ValueMap<ValueList<string>>> Matrix { get; init; } = [];

    /// <summary>OpenID tokens by variable: for whom they are.</summary>
    public ValueMap<string> IdTokens { get; init; } = ValueMap<string>.Empty;

    /// <summary>The pipeline's variables that a child pipeline gets; null for all.</summary>
    public ValueList<string>? Inherited { get; init; }

    public ValueMap<string> Variables { get; init; } = ValueMap<string>.Empty;

    public GitLabCache? Cache { get; init; }

    public ValueList<string> Script { get; init; } = [];

    public ValueList<string> AfterScript { get; init; } = [];

    public GitLabArtifacts? Artifacts { get; init; }

    public GitLabChild? Trigger { get; init; }

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<GitLabJob> Codec { get; } = new RecordCodec<GitLabJob>(new GitLabJob())
        .Required("needs", Codecs.List(GitLabNeed.Codec), job => job.Needs, (job, value) => job with { Needs = value })
        .List("rules", GitLabRule.Codec, job => job.Rules, (job, value) => job with { Rules = value })
        .List("tags", Codecs.Text, job => job.Tags, (job, value) => job with { Tags = value })
        .Optional("image", Codecs.Text, job => job.Image, (job, value) => job with { Image = value })
        .List("services", GitLabService.Codec, job => job.Services, (job, value) => job with { Services = value })
        .Optional("environment", GitLabEnvironment.Codec, job => job.Environment, (job, value) => job with { Environment = value })
        .Optional("resource_group", Codecs.Text, job => job.ResourceGroup, (job, value) => job with { ResourceGroup = value })
        .Flag("interruptible", job => job.Interruptible, (job, value) => job with { Interruptible = value })
        .Optional("timeout", Codecs.Text, job => job.Timeout, (job, value) => job with { Timeout = value })
        .Many("parallel", ParallelCodec, job => job.Matrix, (job, value) => job with { Matrix = value })
        .Map("id_tokens", AudienceCodec, job => job.IdTokens, (job, value) => job with { IdTokens = value })
        .Optional("inherit", InheritCodec, job => job.Inherited, (job, value) => job with { Inherited = value })
        .Map("variables", Codecs.Text, job => job.Variables, (job, value) => job with { Variables = value })
        .Optional("cache", GitLabCache.Codec, job => job.Cache, (job, value) => job with { Cache = value })
        .List("script", Codecs.Text, job => job.Script, (job, value) => job with { Script = value })
        .List("after_script", Codecs.Text, job => job.AfterScript, (job, value) => job with { AfterScript = value })
        .Optional("artifacts", GitLabArtifacts.Codec, job => job.Artifacts, (job, value) => job with { Artifacts = value })
        .Optional("trigger", GitLabChild.Codec, job => job.Trigger, (job, value) => job with { Trigger = value })
        .Rest(job => job.Extra, (job, value) => job with { Extra = value });

    private static Codec<ValueList<ValueMap<ValueList<string>>>> ParallelCodec => Within("matrix", Codecs.List(Codecs.Map(Codecs.List(Codecs.Text))));

    private static Codec<string> AudienceCodec => Within("aud", Codecs.Text);

    // Without the list nothing is inherited.
    private static Codec<ValueList<string>> InheritCodec => Within("variables", Codecs.Of<ValueList<string>>(
        names => names.Count == 0 ? false : Codecs.List(Codecs.Text).Write(names),
        (node, path) => node is YamlSequence ? Codecs.List(Codecs.Text).Read(node, path) : []));

    private static Codec<T> Within<T>(string key, Codec<T> codec) => Codecs.Of<T>(
        value => YamlMap.Of((key, codec.Write(value))),
        (node, path) => codec.Read(Codecs.ExpectMap(node, path)[key] ?? throw new FormatException($"{path}: {key} is missing."), $"{path}.{key}"));
}
