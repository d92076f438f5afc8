using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A pipeline file of Azure Pipelines.</summary>
internal sealed record AzurePipeline
{
    /// <summary>What runs are called; null for their date.</summary>
    public string? Name { get; init; }

    public ValueList<AzureTrigger> Trigger { get; init; } = [];

    public ValueList<AzureTrigger> Pr { get; init; } = [];

    public ValueList<AzureSchedule> Schedules { get; init; } = [];

    public ValueMap<AzureParameter> Parameters { get; init; } = ValueMap<AzureParameter>.Empty;

    /// <summary><c>sequential</c> where runs wait for each other at the locks of environments.</summary>
    public string? LockBehavior { get; init; }

    public ValueList<AzureJob> Jobs { get; init; } = [];

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<AzurePipeline> Codec { get; } = new RecordCodec<AzurePipeline>(new AzurePipeline())
        .Optional("name", Codecs.Text, pipeline => pipeline.Name, (pipeline, value) => pipeline with { Name = value })
        .Required("trigger", AzureTrigger.NoneOrOne, pipeline => pipeline.Trigger, (pipeline, value) => pipeline with { Trigger = value })
        .Required("pr", AzureTrigger.NoneOrOne, pipeline => pipeline.Pr, (pipeline, value) => pipeline with { Pr = value })
        .List("schedules", AzureSchedule.Codec, pipeline => pipeline.Schedules, (pipeline, value) => pipeline with { Schedules = value })
        .Optional("parameters", Codecs.Named(AzureParameter.Codec), pipeline => pipeline.Parameters.Count > 0 ? pipeline.Parameters : null, (pipeline, value) => pipeline with { Parameters = value })
        .Optional("lockBehavior", Codecs.Text, pipeline => pipeline.LockBehavior, (pipeline, value) => pipeline with { LockBehavior = value })
        .Required("jobs", Codecs.List(AzureJob.Codec), pipeline => pipeline.Jobs, (pipeline, value) => pipeline with { Jobs = value })
        .Rest(pipeline => pipeline.Extra, (pipeline, value) => pipeline with { Extra = value });
}
