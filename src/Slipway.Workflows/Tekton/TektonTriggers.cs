namespace Slipway.Workflows.Tekton;

/// <summary>What starts a run, as expressions of Pipelines as Code.</summary>
internal sealed class TektonTriggers(WorkflowDefinition workflow, ProblemList problems)
{
    private static readonly string[] UsualTypes = ["opened", "reopened", "synchronize"];

    /// <summary>An expression for each kind of event.</summary>
    public IReadOnlyList<(TektonEvent Event, string Expression)> All() => [.. workflow.Triggers.SelectMany(trigger => trigger switch
    {
        PushTrigger push => Push(push),
        PullRequestTrigger pull => [(TektonEvent.PullRequest, PullRequest(pull))],
        DispatchTrigger => [(TektonEvent.Incoming, "event == \"incoming\"")],
        _ => Refuse(trigger),
    })];

    private IEnumerable<(TektonEvent, string)> Push(PushTrigger push)
    {
        if (push.Branches.Count > 0 || push.Tags.Count == 0)
        {
            yield return (TektonEvent.Push, All("event == \"push\"", "!target_branch.startsWith(\"refs/tags/\")", Matches(push.Branches, "(refs/heads/)?"), Paths(push.Paths)));
        }

        if (push.Tags.Count > 0 || push.Branches.Count == 0)
        {
            yield return (TektonEvent.Tag, All("event == \"push\"", "target_branch.startsWith(\"refs/tags/\")", Matches(push.Tags, "refs/tags/")));
        }
    }

    private string PullRequest(PullRequestTrigger pull)
    {
        if (pull.Types.Count > 0 && !UsualTypes.ToHashSet(StringComparer.Ordinal).SetEquals(pull.Types))
        {
            problems.Add($"OnPullRequest has the types {pull.Types}; Pipelines as Code knows only all of {string.Join(", ", UsualTypes)}. Leave the types out.");
        }

        return All("event == \"pull_request\"", Matches(pull.Branches, "(refs/heads/)?"), Paths(pull.Paths));
    }

    private static string All(params string?[] parts) => string.Join(" && ", parts.OfType<string>());

    private string? Matches(ValueList<string> patterns, string prefix)
    {
        problems.AddRange(BranchPattern.Problems(patterns));
        return BranchPattern.Expression(patterns, (regex, holds) => $"{(holds ? "" : "!")}target_branch.matches(r\"^{prefix}{regex[1..]}\")");
    }

    private string? Paths(ValueList<string> patterns)
    {
        problems.AddRange(BranchPattern.Problems(patterns));
        return BranchPattern.Expression(patterns, (regex, holds) => $"{(holds ? "" : "!")}path.matches(r\"{regex}\")") is { } test ? $"files.all.exists(path, {test})" : null;
    }

    private IEnumerable<(TektonEvent, string)> Refuse(Trigger trigger)
    {
        problems.Add(trigger switch
        {
            ScheduleTrigger => "OnSchedule: Pipelines as Code has no clock. Use OnDispatch(...), and a CronJob of the cluster that sends the request.",
            CallTrigger => "OnCall: a run of Tekton calls no other. Let one workflow invoke all targets.",
            RepositoryDispatchTrigger => "OnRepositoryDispatch: Pipelines as Code has requests instead. Use OnDispatch(...).",
            ReleaseTrigger => "OnRelease: Pipelines as Code starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
            WorkflowRunTrigger run => $"OnWorkflowRun: Pipelines as Code starts no run after another. Let this workflow invoke the targets of {run.Workflow}, too.",
            _ => $"Tekton cannot express the trigger {trigger.Name}.",
        });
        return [];
    }
}
