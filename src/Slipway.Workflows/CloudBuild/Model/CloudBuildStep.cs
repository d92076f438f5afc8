using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>A step of a build: a container that sees the working tree of the others.</summary>
internal sealed record CloudBuildStep
{
    public string Id { get; init; } = "";

    /// <summary>The container's image.</summary>
    public string Name { get; init; } = "";

    /// <summary>Steps that end before it starts; <c>-</c> for none.</summary>
    public ValueList<string> WaitFor { get; init; } = [];

    /// <summary>The folder it runs in; null for the repository's root.</summary>
    public string? Dir { get; init; }

    public string Entrypoint { get; init; } = "";

    public ValueList<string> Args { get; init; } = [];

    /// <summary>Variables as <c>NAME=value</c>.</summary>
    public ValueList<string> Env { get; init; } = [];

    /// <summary>Names of variables whose values are secrets.</summary>
    public ValueList<string> SecretEnv { get; init; } = [];

    public string? Timeout { get; init; }

    public bool AllowFailure { get; init; }

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<CloudBuildStep> Codec { get; } = new RecordCodec<CloudBuildStep>(new CloudBuildStep())
        .Required("id", Codecs.Text, step => step.Id, (step, value) => step with { Id = value })
        .Required("name", Codecs.Text, step => step.Name, (step, value) => step with { Name = value })
        .Required("waitFor", Codecs.List(Codecs.Text), step => step.WaitFor, (step, value) => step with { WaitFor = value })
        .Optional("dir", Codecs.Text, step => step.Dir, (step, value) => step with { Dir = value })
        .Required("entrypoint", Codecs.Text, step => step.Entrypoint, (step, value) => step with { Entrypoint = value })
        .List("args", Codecs.Text, step => step.Args, (step, value) => step with { Args = value })
        .List("env", Codecs.Text, step => step.Env, (step, value) => step with { Env = value })
        .List("secretEnv", Codecs.Text, step => step.SecretEnv, (step, value) => step with { SecretEnv = value })
        .Optional("timeout", Codecs.Text, step => step.Timeout, (step, value) => step with { Timeout = value })
        .Flag("allowFailure", step => step.AllowFailure, (step, value) => step with { AllowFailure = value })
        .Rest(step => step.Extra, (step, value) => step with { Extra = value });
}
