using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Which runs exclude each other: by default the runs for a branch, tag or pull request, of which only those of pull requests are cancelled by newer ones.</summary>
internal static class GitHubConcurrencyRule
{
    public static GitHubConcurrency? Of(WorkflowDefinition workflow, GitHubExpressions expressions)
    {
        // The name stands for itself: in a called workflow github.workflow is the caller, which would then wait for itself.
        var name = Naming.Kebab(workflow.Name);
        var onCallOnly = workflow.Triggers.All(trigger => trigger is CallTrigger);
        return workflow.Concurrency switch
        {
            { Parameter: { } parameter } => new GitHubConcurrency
            {
                Group = $"{name}-{GitHubExpressions.Wrap($"{expressions.Expression(new ParameterValue(parameter), "OneAtATime")} || github.ref_name")}",
                CancelInProgress = false,
            },
            { Cancel: var cancel } => new GitHubConcurrency { Group = ByRef(name), CancelInProgress = cancel },
            null when onCallOnly => null,
            null => new GitHubConcurrency { Group = ByRef(name), CancelInProgress = CancelsPullRequests(workflow) },
        };
    }

    private static string ByRef(string name) => $"{name}-{GitHubExpressions.Wrap("github.ref")}";

    private static YamlNode CancelsPullRequests(WorkflowDefinition workflow) =>
        workflow.Triggers.All(trigger => trigger is PullRequestTrigger or MergeGroupTrigger) ? true
        : workflow.Triggers.Any(trigger => trigger is PullRequestTrigger) ? GitHubExpressions.Wrap("github.event_name == 'pull_request'")
        : false;
}
