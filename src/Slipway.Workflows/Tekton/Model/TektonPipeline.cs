using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>The pipeline of a run.</summary>
internal sealed record TektonPipeline
{
    public string DisplayName { get; init; } = "";

    /// <summary>Names of its parameters, which follow from the run.</summary>
    public ValueList<string> Params { get; init; } = [];

    public ValueMap<TektonTask> Tasks { get; init; } = ValueMap<TektonTask>.Empty;

    /// <summary>Tasks that run when the others ended, whatever happened.</summary>
    public ValueMap<TektonTask> Finally { get; init; } = ValueMap<TektonTask>.Empty;

    public static Codec<TektonPipeline> Codec { get; } = new RecordCodec<TektonPipeline>(new TektonPipeline())
        .Required("displayName", Codecs.Text, pipeline => pipeline.DisplayName, (pipeline, value) => pipeline with { DisplayName = value })
        .Required("params", TektonTaskSpec.Declarations, pipeline => pipeline.Params, (pipeline, value) => pipeline with { Params = value })
        .Fixed("workspaces", YamlSequence.Of(YamlMap.Of(("name", TektonTask.Shared)), YamlMap.Of(("name", TektonTask.Credentials))))
        .Required("tasks", Codecs.Named(TektonTask.Codec), pipeline => pipeline.Tasks, (pipeline, value) => pipeline with { Tasks = value })
        .Optional("finally", Codecs.Named(TektonTask.Codec), pipeline => pipeline.Finally.Count > 0 ? pipeline.Finally : null, (pipeline, value) => pipeline with { Finally = value });
}
