using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>A task of a pipeline: steps in one pod, with a working tree of their own.</summary>
internal sealed record TektonTask
{
    /// <summary>The workspace through which archives go from task to task.</summary>
    public const string Shared = "shared";

    /// <summary>The workspace with the credentials of the repository.</summary>
    public const string Credentials = "basic-auth";

    public ValueList<string> RunAfter { get; init; } = [];

    public ValueList<TektonWhen> When { get; init; } = [];

    public string Timeout { get; init; } = "";

    /// <summary>Its parameters and their values in the pipeline.</summary>
    public ValueMap<string> Params { get; init; } = ValueMap<string>.Empty;

    public TektonTaskSpec Spec { get; init; } = new();

    private static Codec<ValueMap<string>> ParamsCodec { get; } = Codecs.Named(new RecordCodec<string>("").Required("value", Codecs.Text, value => value, (_, value) => value));

    private static YamlNode Workspaces => YamlSequence.Of(
        YamlMap.Of(("name", Shared), ("workspace", Shared)),
        YamlMap.Of(("name", Credentials), ("workspace", Credentials)));

    public static Codec<TektonTask> Codec { get; } = new RecordCodec<TektonTask>(new TektonTask())
        .List("runAfter", Codecs.Text, task => task.RunAfter, (task, value) => task with { RunAfter = value })
        .List("when", TektonWhen.Codec, task => task.When, (task, value) => task with { When = value })
        .Required("timeout", Codecs.Text, task => task.Timeout, (task, value) => task with { Timeout = value })
        .Required("params", ParamsCodec, task => task.Params, (task, value) => task with { Params = value })
        .Fixed("workspaces", Workspaces)
        .Required("taskSpec", TektonTaskSpec.Codec, task => task.Spec with { Params = task.Params.Keys.ToValueList() }, (task, value) => task with { Spec = value with { Params = [] } });
}
