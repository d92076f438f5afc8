using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>The machine of a job: labels, or a group with labels.</summary>
internal sealed record GitHubRunsOn
{
    public ValueList<string> Labels { get; init; } = [];

    public string? Group { get; init; }

    private static Codec<ValueList<string>> LabelsCodec { get; } = Codecs.OneOrMany(Codecs.Text);

    private static Codec<GitHubRunsOn> GroupCodec { get; } = new RecordCodec<GitHubRunsOn>(new GitHubRunsOn())
        .Optional("group", Codecs.Text, runner => runner.Group, (runner, value) => runner with { Group = value })
        .Many("labels", LabelsCodec, runner => runner.Labels, (runner, value) => runner with { Labels = value });

    public static Codec<GitHubRunsOn> Codec { get; } = Codecs.Of<GitHubRunsOn>(
        runner => runner.Group is null ? LabelsCodec.Write(runner.Labels) : GroupCodec.Write(runner),
        (node, path) => node is YamlMap ? GroupCodec.Read(node, path) : new GitHubRunsOn { Labels = LabelsCodec.Read(node, path) });
}
