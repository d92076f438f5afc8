using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>A step of a job.</summary>
internal sealed record GitHubStep
{
    public string? Name { get; init; }

    public string? Id { get; init; }

    public string? If { get; init; }

    public PinnedAction? Uses { get; init; }

    public ValueMap<YamlNode> With { get; init; } = ValueMap<YamlNode>.Empty;

    public ValueMap<string> Env { get; init; } = ValueMap<string>.Empty;

    public string? WorkingDirectory { get; init; }

    public int? TimeoutMinutes { get; init; }

    public bool ContinueOnError { get; init; }

    public string? Run { get; init; }

    public static Codec<GitHubStep> Codec { get; } = new RecordCodec<GitHubStep>(new GitHubStep())
        .Optional("name", Codecs.Text, step => step.Name, (step, value) => step with { Name = value })
        .Optional("id", Codecs.Text, step => step.Id, (step, value) => step with { Id = value })
        .Optional("if", Codecs.Text, step => step.If, (step, value) => step with { If = value })
        .Optional("uses", ActionCodec, step => step.Uses, (step, value) => step with { Uses = value })
        .Map("with", Codecs.Node, step => step.With, (step, value) => step with { With = value })
        .Map("env", Codecs.AnyText, step => step.Env, (step, value) => step with { Env = value })
        .Optional("working-directory", Codecs.Text, step => step.WorkingDirectory, (step, value) => step with { WorkingDirectory = value })
        .Optional("timeout-minutes", Codecs.Number, step => step.TimeoutMinutes, (step, value) => step with { TimeoutMinutes = value })
        .Flag("continue-on-error", step => step.ContinueOnError, (step, value) => step with { ContinueOnError = value })
        .Optional("run", Codecs.Text, step => step.Run, (step, value) => step with { Run = value });

    private static Codec<PinnedAction> ActionCodec => Codecs.Of<PinnedAction>(
        action => YamlScalar.Of(action.Reference) with { Comment = action.Version },
        (node, path) => new PinnedAction(Codecs.Text.Read(node, path)));
}
