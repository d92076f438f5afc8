using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A variable that people are asked for when they start a pipeline.</summary>
internal sealed record GitLabVariable
{
    /// <summary>Without it the variable is not in the form.</summary>
    public string Description { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>The values to choose from; empty for any text.</summary>
    public ValueList<string> Options { get; init; } = [];

    public static Codec<GitLabVariable> Codec { get; } = new RecordCodec<GitLabVariable>(new GitLabVariable())
        .Required("description", Codecs.Text, variable => variable.Description, (variable, value) => variable with { Description = value })
        .Required("value", Codecs.Text, variable => variable.Value, (variable, value) => variable with { Value = value })
        .List("options", Codecs.Text, variable => variable.Options, (variable, value) => variable with { Options = value });
}
