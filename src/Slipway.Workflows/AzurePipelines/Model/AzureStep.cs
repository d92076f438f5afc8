using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A step of a job: the sources, a task or a script.</summary>
internal sealed record AzureStep
{
    /// <summary><c>self</c> for the sources; null for another step.</summary>
    public string? Checkout { get; init; }

    /// <summary><c>none</c> where nothing is fetched unasked; null for another step.</summary>
    public string? Download { get; init; }

    /// <summary>Whether what earlier runs left on the machine is deleted.</summary>
    public bool? Clean { get; init; }

    /// <summary>How many commits of the history are fetched, 0 for all.</summary>
    public int? FetchDepth { get; init; }

    public bool? FetchTags { get; init; }

    /// <summary>Whether git keeps the token that it fetched with.</summary>
    public bool? PersistCredentials { get; init; }

    public AzureTask? Task { get; init; }

    public string? Bash { get; init; }

    /// <summary>The name that others refer to its outputs by.</summary>
    public string? Name { get; init; }

    public string? DisplayName { get; init; }

    public string? Condition { get; init; }

    public string? WorkingDirectory { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public bool ContinueOnError { get; init; }

    public ValueMap<string> Inputs { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Env { get; init; } = ValueMap<string>.Empty;

    public static Codec<AzureStep> Codec { get; } = new RecordCodec<AzureStep>(new AzureStep())
        .Optional("checkout", Codecs.Text, step => step.Checkout, (step, value) => step with { Checkout = value })
        .Optional("download", Codecs.Text, step => step.Download, (step, value) => step with { Download = value })
        .Optional("clean", Codecs.Flag, step => step.Clean, (step, value) => step with { Clean = value })
        .Optional("fetchDepth", Codecs.Number, step => step.FetchDepth, (step, value) => step with { FetchDepth = value })
        .Optional("fetchTags", Codecs.Flag, step => step.FetchTags, (step, value) => step with { FetchTags = value })
        .Optional("persistCredentials", Codecs.Flag, step => step.PersistCredentials, (step, value) => step with { PersistCredentials = value })
        .Optional("task", AzureTask.Codec, step => step.Task, (step, value) => step with { Task = value })
        .Optional("bash", Codecs.Text, step => step.Bash, (step, value) => step with { Bash = value })
        .Optional("name", Codecs.Text, step => step.Name, (step, value) => step with { Name = value })
        .Optional("displayName", Codecs.Text, step => step.DisplayName, (step, value) => step with { DisplayName = value })
        .Optional("condition", Codecs.Text, step => step.Condition, (step, value) => step with { Condition = value })
        .Optional("workingDirectory", Codecs.Text, step => step.WorkingDirectory, (step, value) => step with { WorkingDirectory = value })
        .Optional("timeoutInMinutes", Codecs.Number, step => step.TimeoutInMinutes, (step, value) => step with { TimeoutInMinutes = value })
        .Flag("continueOnError", step => step.ContinueOnError, (step, value) => step with { ContinueOnError = value })
        .Map("inputs", Codecs.Text, step => step.Inputs, (step, value) => step with { Inputs = value })
        .Map("env", Codecs.Text, step => step.Env, (step, value) => step with { Env = value });
}
