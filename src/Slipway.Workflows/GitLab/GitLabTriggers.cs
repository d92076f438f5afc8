namespace Slipway.Workflows.GitLab;

/// <summary>What starts a pipeline, as rules of its file.</summary>
internal sealed class GitLabTriggers(WorkflowDefinition workflow, ProblemList problems)
{
    private const string Pushed = "$CI_PIPELINE_SOURCE == \"push\"";
    private const string MergeRequest = "$CI_PIPELINE_SOURCE == \"merge_request_event\"";

    // What GitLab starts merge request pipelines for, in GitHub's words.
    private static readonly string[] UsualTypes = ["opened", "reopened", "synchronize"];

    public ValueList<GitLabRule> Rules() => workflow.Triggers.SelectMany(trigger => trigger switch
    {
        PushTrigger push => Push(push),
        PullRequestTrigger pull => [PullRequest(pull)],
        MergeGroupTrigger => [new GitLabRule { If = $"{MergeRequest} && $CI_MERGE_REQUEST_EVENT_TYPE == \"merge_train\"" }],
        ScheduleTrigger => [Source("schedule")],
        DispatchTrigger => [new GitLabRule { If = "$CI_PIPELINE_SOURCE =~ /^(api|web)$/" }],
        CallTrigger => [Source("parent_pipeline")],
        _ => Refuse(trigger),
    }).ToValueList();

    /// <summary>What people have to do in GitLab, since no file can; null for nothing.</summary>
    public string? Reminder() => workflow.Triggers.OfType<ScheduleTrigger>().FirstOrDefault() is { } schedule
        ? $"GitLab keeps schedules with the project (Build > Pipeline schedules), not in a file. Add in UTC: {string.Join(" and ", schedule.Crons)}"
        : null;

    private static GitLabRule Source(string source) => new() { If = $"$CI_PIPELINE_SOURCE == \"{source}\"" };

    // As on GitHub, tags alone leave branches out and the other way round, and paths count for branches only.
    private IEnumerable<GitLabRule> Push(PushTrigger push)
    {
        if (push.Branches.Count > 0 || push.Tags.Count == 0)
        {
            yield return new GitLabRule { If = Join(Pushed, Matches("$CI_COMMIT_BRANCH", push.Branches) ?? "$CI_COMMIT_BRANCH"), Changes = Changes(push.Paths, "OnPush") };
        }

        if (push.Tags.Count > 0 || push.Branches.Count == 0)
        {
            yield return new GitLabRule { If = Join(Pushed, Matches("$CI_COMMIT_TAG", push.Tags) ?? "$CI_COMMIT_TAG") };
        }
    }

    private GitLabRule PullRequest(PullRequestTrigger pull)
    {
        if (pull.Types.Count > 0 && !UsualTypes.ToHashSet(StringComparer.Ordinal).SetEquals(pull.Types))
        {
            problems.Add($"OnPullRequest has the types {pull.Types}; GitLab CI knows only all of {string.Join(", ", UsualTypes)}. Leave the types out.");
        }

        var cancels = GitLabConcurrency.CancelsPullRequestsOnly(workflow);
        return new GitLabRule
        {
            If = Join(MergeRequest, Matches("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", pull.Branches)),
            Changes = Changes(pull.Paths, "OnPullRequest"),
            OnNewCommit = cancels ? GitLabConcurrency.Cancel : null,
        };
    }

    private static string Join(string source, string? filter) => filter is null ? source : $"{source} && {filter}";

    private string? Matches(string variable, ValueList<string> patterns)
    {
        problems.AddRange(BranchPattern.Problems(patterns));
        return BranchPattern.Expression(patterns, (regex, holds) => $"{variable} {(holds ? "=~" : "!~")} /{regex.Replace("/", "\\/", StringComparison.Ordinal)}/");
    }

    private ValueList<string> Changes(ValueList<string> paths, string where)
    {
        problems.AddRange(paths.Where(path => path.StartsWith('!')).Select(path => $"{where} has the path '{path}'; GitLab CI cannot leave paths out. Name what counts."));
        problems.AddRange(paths.Where(path => path.Split('/').Any(part => part.Length > 2 && part.Contains("**", StringComparison.Ordinal)))
            .Select(path => $"{where} has the path '{path}'; GitLab CI takes ** for whole folders only, as in src/**/*.cs."));
        return paths.Select(path => path.EndsWith("/**", StringComparison.Ordinal) || path == "**" ? $"{path}/*" : path).ToValueList();
    }

    private IEnumerable<GitLabRule> Refuse(Trigger trigger)
    {
        problems.Add(trigger switch
        {
            RepositoryDispatchTrigger => "OnRepositoryDispatch: GitLab CI has no events of other systems. Use OnDispatch(...), which the API also starts.",
            ReleaseTrigger => "OnRelease: GitLab CI starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
            WorkflowRunTrigger run => $"OnWorkflowRun: GitLab CI starts no pipeline after another. Let {run.Workflow} call it with Calls(...).",
            _ => $"GitLab CI cannot express the trigger {trigger.Name}.",
        });
        return [];
    }
}
