using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>When a pipeline or a job of it runs. The first rule that matches decides; where none does, it does not run.</summary>
internal sealed record GitLabRule
{
    public string? If { get; init; }

    /// <summary>Globs of files of which one must have changed.</summary>
    public ValueList<string> Changes { get; init; } = [];

    /// <summary><c>always</c>, <c>on_failure</c> or <c>manual</c>; null while nothing failed.</summary>
    public string? When { get; init; }

    /// <summary>Whether the pipeline goes on without the job; null for what follows from <see cref="When"/>.</summary>
    public bool? AllowFailure { get; init; }

    /// <summary>What happens to older pipelines of the branch: <c>interruptible</c> or <c>none</c>; null for what the workflow says.</summary>
    public string? OnNewCommit { get; init; }

    public static Codec<string> CancelCodec { get; } = Codecs.Of<string>(
        value => YamlMap.Of(("on_new_commit", value)),
        (node, path) => Codecs.Map(Codecs.Text).Read(node, path)["on_new_commit"]);

    public static Codec<GitLabRule> Codec { get; } = new RecordCodec<GitLabRule>(new GitLabRule())
        .Optional("if", Codecs.Text, rule => rule.If, (rule, value) => rule with { If = value })
        .List("changes", Codecs.Text, rule => rule.Changes, (rule, value) => rule with { Changes = value })
        .Optional("when", Codecs.Text, rule => rule.When, (rule, value) => rule with { When = value })
        .Optional("allow_failure", Codecs.Flag, rule => rule.AllowFailure, (rule, value) => rule with { AllowFailure = value })
        .Optional("auto_cancel", CancelCodec, rule => rule.OnNewCommit, (rule, value) => rule with { OnNewCommit = value });
}
