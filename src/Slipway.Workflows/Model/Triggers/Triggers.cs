namespace Slipway.Workflows;

/// <summary>Commits or tags were pushed. Patterns that start with <c>!</c> exclude.</summary>
internal sealed record PushTrigger : Trigger
{
    public ValueList<string> Branches { get; init; } = [];

    public ValueList<string> Tags { get; init; } = [];

    public ValueList<string> Paths { get; init; } = [];

    internal override string Name => "push";
}

/// <summary>A pull request was opened or changed.</summary>
internal sealed record PullRequestTrigger : Trigger
{
    public ValueList<string> Branches { get; init; } = [];

    public ValueList<string> Paths { get; init; } = [];

    /// <summary>What happened to it; empty for opened, synchronize, reopened.</summary>
    public ValueList<string> Types { get; init; } = [];

    internal override string Name => "pull_request";
}

/// <summary>A pull request is about to be merged by the queue.</summary>
internal sealed record MergeGroupTrigger : Trigger
{
    internal override string Name => "merge_group";
}

/// <summary>The time has come, in UTC.</summary>
internal sealed record ScheduleTrigger(ValueList<string> Crons) : Trigger
{
    internal override string Name => "schedule";
}

/// <summary>A person starts it and is asked for values.</summary>
internal sealed record DispatchTrigger(ValueList<string> Inputs) : Trigger
{
    internal override string Name => "workflow_dispatch";

    internal override IEnumerable<string> Parameters => Inputs;
}

/// <summary>Another workflow calls it with values.</summary>
internal sealed record CallTrigger(ValueList<string> Inputs) : Trigger
{
    internal override string Name => "workflow_call";

    internal override IEnumerable<string> Parameters => Inputs;
}

/// <summary>Another repository or system sent an event, whose payload's fields are parameters.</summary>
internal sealed record RepositoryDispatchTrigger(ValueList<string> Types, ValueMap<string> Payload) : Trigger
{
    internal override string Name => "repository_dispatch";

    internal override IEnumerable<string> Parameters => Payload.Values;
}

/// <summary>Something happened to a release, whose tag may be the value of a parameter.</summary>
internal sealed record ReleaseTrigger(ValueList<string> Types, string? Tag) : Trigger
{
    internal override IEnumerable<string> Parameters => Tag is null ? [] : [Tag];

    internal override string Name => "release";
}

/// <summary>Another workflow of this build ended.</summary>
internal sealed record WorkflowRunTrigger(string Workflow) : Trigger
{
    public ValueList<string> Branches { get; init; } = [];

    /// <summary>Whether it runs also after a failure.</summary>
    public bool AlsoAfterFailure { get; init; }

    /// <summary>Whether it goes on with the release manifest that the other workflow made.</summary>
    public bool WithManifest { get; init; }

    internal override string Name => "workflow_run";
}
