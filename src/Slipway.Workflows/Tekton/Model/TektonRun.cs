using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>A PipelineRun with its pipeline, which Pipelines as Code starts.</summary>
internal sealed record TektonRun
{
    public string Name { get; init; } = "";

    public ValueMap<string> Annotations { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Params { get; init; } = ValueMap<string>.Empty;

    public string Timeout { get; init; } = "";

    public TektonTemplate Template { get; init; } = new();

    public ValueList<TektonAccount> Accounts { get; init; } = [];

    public TektonPipeline Pipeline { get; init; } = new();

    private static RecordCodec<TektonRun> MetadataCodec { get; } = new RecordCodec<TektonRun>(new TektonRun())
        .Required("name", Codecs.Text, run => run.Name, (run, value) => run with { Name = value })
        .Map("annotations", Codecs.Text, run => run.Annotations, (run, value) => run with { Annotations = value });

    private static RecordCodec<TektonRun> SpecCodec { get; } = new RecordCodec<TektonRun>(new TektonRun())
        .Required("params", Codecs.Named(new RecordCodec<string>("").Required("value", Codecs.Text, value => value, (_, value) => value)), run => run.Params, (run, value) => run with { Params = value })
        .Required("timeouts", Codecs.Map(Codecs.Text), run => ValueMap.Of(("pipeline", run.Timeout)), (run, value) => run with { Timeout = value["pipeline"] })
        .Fixed("workspaces", YamlSequence.Of(
            YamlMap.Of(("name", TektonTask.Shared), ("volumeClaimTemplate", Claim)),
            YamlMap.Of(("name", TektonTask.Credentials), ("secret", YamlMap.Of(("secretName", "{{ git_auth_secret }}"))))))
        .Required("taskRunTemplate", TektonTemplate.Codec, run => run.Template, (run, value) => run with { Template = value })
        .List("taskRunSpecs", TektonAccount.Codec, run => run.Accounts, (run, value) => run with { Accounts = value })
        .Required("pipelineSpec", TektonPipeline.Codec, run => run.Pipeline with { Params = run.Params.Keys.ToValueList() }, (run, value) => run with { Pipeline = value with { Params = [] } });

    public static Codec<TektonRun> Codec { get; } = new RecordCodec<TektonRun>(new TektonRun())
        .Fixed("apiVersion", "tekton.dev/v1")
        .Fixed("kind", "PipelineRun")
        .Required("metadata", MetadataCodec, run => run, (run, value) => run with { Name = value.Name, Annotations = value.Annotations })
        .Required("spec", SpecCodec, run => run, (run, value) => value with { Name = run.Name, Annotations = run.Annotations });

    private static YamlMap Claim => YamlMap.Of(("spec", YamlMap.Of(
        ("accessModes", YamlSequence.Of("ReadWriteOnce")),
        ("resources", YamlMap.Of(("requests", YamlMap.Of(("storage", "10Gi"))))))));
}
