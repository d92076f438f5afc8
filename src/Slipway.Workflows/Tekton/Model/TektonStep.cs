using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>A step of a task: a script in a container.</summary>
internal sealed record TektonStep
{
    public string Image { get; init; } = "";

    /// <summary>The folder it runs in; null for the working tree.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether it sees the credentials of the repository, which no other step does.</summary>
    public bool HasCredentials { get; init; }

    public ValueMap<TektonVariable> Env { get; init; } = ValueMap<TektonVariable>.Empty;

    public string? Timeout { get; init; }

    public bool ContinueOnError { get; init; }

    public string Script { get; init; } = "";

    public static Codec<TektonStep> Codec { get; } = new RecordCodec<TektonStep>(new TektonStep())
        .Required("image", Codecs.Text, step => step.Image, (step, value) => step with { Image = value })
        .Optional("workingDir", Codecs.Text, step => step.WorkingDirectory, (step, value) => step with { WorkingDirectory = value })
        .Optional("workspaces", Codecs.Node, step => step.HasCredentials ? CredentialsNode : null, (step, _) => step with { HasCredentials = true })
        .Optional("env", Codecs.Named(TektonVariable.Codec), step => step.Env.Count > 0 ? step.Env : null, (step, value) => step with { Env = value })
        .Optional("timeout", Codecs.Text, step => step.Timeout, (step, value) => step with { Timeout = value })
        .Optional("onError", Codecs.Text, step => step.ContinueOnError ? "continue" : null, (step, _) => step with { ContinueOnError = true })
        .Required("script", Codecs.Text, step => step.Script, (step, value) => step with { Script = value });

    private static YamlNode CredentialsNode => YamlSequence.Of(YamlMap.Of(("name", TektonTask.Credentials)));
}
