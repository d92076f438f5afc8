using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>What starts a workflow.</summary>
internal sealed record GitHubEvents
{
    /// <summary>Events that are only narrowed down, by name.</summary>
    public GitHubFilter? Push { get; init; }

    public GitHubFilter? PullRequest { get; init; }

    public GitHubFilter? MergeGroup { get; init; }

    public ValueList<string> Schedule { get; init; } = [];

    public ValueMap<GitHubInput>? Dispatch { get; init; }

    public GitHubCall? Call { get; init; }

    public GitHubFilter? RepositoryDispatch { get; init; }

    public GitHubFilter? Release { get; init; }

    public GitHubFilter? WorkflowRun { get; init; }

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<GitHubEvents> Codec { get; } = new RecordCodec<GitHubEvents>(new GitHubEvents())
        .Optional("push", GitHubFilter.Codec, events => events.Push, (events, value) => events with { Push = value })
        .Optional("pull_request", GitHubFilter.Codec, events => events.PullRequest, (events, value) => events with { PullRequest = value })
        .Optional("merge_group", GitHubFilter.Codec, events => events.MergeGroup, (events, value) => events with { MergeGroup = value })
        .List("schedule", CronCodec, events => events.Schedule, (events, value) => events with { Schedule = value })
        .Optional("workflow_dispatch", InputsCodec, events => events.Dispatch, (events, value) => events with { Dispatch = value })
        .Optional("workflow_call", GitHubCall.Codec, events => events.Call, (events, value) => events with { Call = value })
        .Optional("repository_dispatch", GitHubFilter.Codec, events => events.RepositoryDispatch, (events, value) => events with { RepositoryDispatch = value })
        .Optional("release", GitHubFilter.Codec, events => events.Release, (events, value) => events with { Release = value })
        .Optional("workflow_run", GitHubFilter.Codec, events => events.WorkflowRun, (events, value) => events with { WorkflowRun = value })
        .Rest(events => events.Extra, (events, value) => events with { Extra = value });

    private static Codec<string> CronCodec => Codecs.Of<string>(cron => YamlMap.Of(("cron", cron)), (node, path) => Codecs.Map(Codecs.Text).Read(node, path)["cron"]);

    // Without inputs the event stands alone.
    private static Codec<ValueMap<GitHubInput>> InputsCodec => new RecordCodec<GitHubCall>(new GitHubCall())
        .Map("inputs", GitHubInput.Codec, call => call.Inputs, (call, value) => call with { Inputs = value })
        .As<ValueMap<GitHubInput>>(inputs => new GitHubCall { Inputs = inputs }, call => call.Inputs);
}
