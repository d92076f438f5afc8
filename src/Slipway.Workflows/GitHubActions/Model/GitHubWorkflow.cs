using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>A workflow file of GitHub Actions.</summary>
internal sealed record GitHubWorkflow
{
    public string Name { get; init; } = "";

    public string? RunName { get; init; }

    public GitHubEvents On { get; init; } = new();

    public ValueMap<string> Permissions { get; init; } = ValueMap<string>.Empty;

    public GitHubConcurrency? Concurrency { get; init; }

    /// <summary>The shell of every script.</summary>
    public string Shell { get; init; } = "bash";

    public ValueMap<GitHubJob> Jobs { get; init; } = ValueMap<GitHubJob>.Empty;

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<GitHubWorkflow> Codec { get; } = new RecordCodec<GitHubWorkflow>(new GitHubWorkflow())
        .Required("name", Codecs.Text, workflow => workflow.Name, (workflow, value) => workflow with { Name = value })
        .Optional("run-name", Codecs.Text, workflow => workflow.RunName, (workflow, value) => workflow with { RunName = value })
        .Required("on", GitHubEvents.Codec, workflow => workflow.On, (workflow, value) => workflow with { On = value })
        .Required("permissions", Codecs.Map(Codecs.Text), workflow => workflow.Permissions, (workflow, value) => workflow with { Permissions = value })
        .Optional("concurrency", GitHubConcurrency.Codec, workflow => workflow.Concurrency, (workflow, value) => workflow with { Concurrency = value })
        .Required("defaults", ShellCodec, workflow => workflow.Shell, (workflow, value) => workflow with { Shell = value })
        .Required("jobs", Codecs.Map(GitHubJob.Codec), workflow => workflow.Jobs, (workflow, value) => workflow with { Jobs = value })
        .Rest(workflow => workflow.Extra, (workflow, value) => workflow with { Extra = value });

    private static Codec<string> ShellCodec => Codecs.Of<string>(
        shell => YamlMap.Of(("run", YamlMap.Of(("shell", shell)))),
        (node, path) => Codecs.Map(Codecs.Map(Codecs.Text)).Read(node, path)["run"]["shell"]);
}
