using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A job; with an environment a deployment, whose approvals and locks Azure keeps there.</summary>
internal sealed record AzureJob
{
    public string Id { get; init; } = "";

    public string? Environment { get; init; }

    public string DisplayName { get; init; } = "";

    public ValueList<string> DependsOn { get; init; } = [];

    public string? Condition { get; init; }

    public AzurePool Pool { get; init; } = new();

    public int TimeoutInMinutes { get; init; }

    public AzureStrategy? Strategy { get; init; }

    public AzureContainer? Container { get; init; }

    public ValueMap<AzureContainer> Services { get; init; } = ValueMap<AzureContainer>.Empty;

    public ValueMap<string> Variables { get; init; } = ValueMap<string>.Empty;

    public ValueList<AzureStep> Steps { get; init; } = [];

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    private static RecordCodec<AzureJob> PlainCodec { get; } = Common(new RecordCodec<AzureJob>(new AzureJob())
            .Required("job", Codecs.Text, job => job.Id, (job, value) => job with { Id = value }))
        .Optional("strategy", AzureStrategy.Codec, job => job.Strategy, (job, value) => job with { Strategy = value })
        .List("steps", AzureStep.Codec, job => job.Steps, (job, value) => job with { Steps = value })
        .Rest(job => job.Extra, (job, value) => job with { Extra = value });

    private static RecordCodec<AzureJob> DeploymentCodec { get; } = Common(new RecordCodec<AzureJob>(new AzureJob())
            .Required("deployment", Codecs.Text, job => job.Id, (job, value) => job with { Id = value })
            .Optional("environment", Codecs.Text, job => job.Environment, (job, value) => job with { Environment = value }))
        .Many("strategy", RunOnceCodec, job => job.Steps, (job, value) => job with { Steps = value })
        .Rest(job => job.Extra, (job, value) => job with { Extra = value });

    public static Codec<AzureJob> Codec { get; } = Codecs.Of<AzureJob>(
        job => job.Environment is null ? PlainCodec.Write(job) : DeploymentCodec.Write(job),
        (node, path) => Codecs.ExpectMap(node, path)["deployment"] is null ? PlainCodec.Read(node, path) : DeploymentCodec.Read(node, path));

    private static Codec<ValueList<AzureStep>> RunOnceCodec
    {
        get
        {
            var codec = Codecs.Map(Codecs.Map(Codecs.Map(Codecs.List(AzureStep.Codec))));
            return codec.As<ValueList<AzureStep>>(
                steps => ValueMap.Of(("runOnce", ValueMap.Of(("deploy", ValueMap.Of(("steps", steps)))))),
                map => map["runOnce"]["deploy"]["steps"]);
        }
    }

    private static RecordCodec<AzureJob> Common(RecordCodec<AzureJob> codec) => codec
        .Required("displayName", Codecs.Text, job => job.DisplayName, (job, value) => job with { DisplayName = value })
        .Required("dependsOn", Codecs.List(Codecs.Text), job => job.DependsOn, (job, value) => job with { DependsOn = value })
        .Optional("condition", Codecs.Text, job => job.Condition, (job, value) => job with { Condition = value })
        .Required("pool", AzurePool.Codec, job => job.Pool, (job, value) => job with { Pool = value })
        .Required("timeoutInMinutes", Codecs.Number, job => job.TimeoutInMinutes, (job, value) => job with { TimeoutInMinutes = value })
        .Optional("container", AzureContainer.Codec, job => job.Container, (job, value) => job with { Container = value })
        .Map("services", AzureContainer.Codec, job => job.Services, (job, value) => job with { Services = value })
        .Map("variables", Codecs.Text, job => job.Variables, (job, value) => job with { Variables = value });
}
