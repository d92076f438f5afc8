namespace Slipway.Workflows.GitLab;

/// <summary>
/// Which pipelines exclude each other. GitLab cancels whole pipelines, and lets single jobs wait for each other: those that change
/// something outside, so that the others stay parallel.
/// </summary>
internal static class GitLabConcurrency
{
    public const string Cancel = "interruptible";
    public const string Keep = "none";

    /// <summary>What a new commit does to the pipelines before it.</summary>
    public static string OnNewCommit(WorkflowDefinition workflow) => CancelsAll(workflow) ? Cancel : Keep;

    /// <summary>Whether a new commit cancels the pipelines of merge requests and no others.</summary>
    public static bool CancelsPullRequestsOnly(WorkflowDefinition workflow) =>
        workflow.Concurrency is null && !CancelsAll(workflow) && workflow.Triggers.Any(trigger => trigger is PullRequestTrigger);

    /// <summary>Whether jobs may be ended by a newer pipeline at all.</summary>
    public static bool Interruptible(WorkflowDefinition workflow) => CancelsAll(workflow) || CancelsPullRequestsOnly(workflow);

    /// <summary>What only one job at a time may have; null for nothing.</summary>
    public static string? ResourceGroup(WorkflowDefinition workflow, PlannedJob job, GitLabValues values)
    {
        var onCallOnly = workflow.Concurrency is null && workflow.Triggers.All(trigger => trigger is CallTrigger);
        return !job.Publishes || onCallOnly || CancelsAll(workflow) ? null
            : $"{Naming.Kebab(workflow.Name)}-{(workflow.Concurrency?.Parameter is { } parameter ? $"${values.Variable(parameter)}" : "$CI_COMMIT_REF_SLUG")}";
    }

    private static bool CancelsAll(WorkflowDefinition workflow) =>
        workflow.Concurrency?.Cancel ?? workflow.Triggers.All(trigger => trigger is PullRequestTrigger or MergeGroupTrigger);
}
