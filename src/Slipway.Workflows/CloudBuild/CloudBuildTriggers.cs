namespace Slipway.Workflows.CloudBuild;

/// <summary>The commands that make a build's triggers: Cloud Build keeps them with the project, not in a file.</summary>
internal sealed class CloudBuildTriggers(JobPlan plan, string path, ProblemList problems)
{
    private static readonly string[] UsualTypes = ["opened", "reopened", "synchronize"];

    private readonly string _name = Naming.Kebab(plan.Workflow.Name);

    /// <summary>A comment for people, a command in each line.</summary>
    public string Comment() => string.Join('\n', plan.Workflow.Triggers.SelectMany(Commands).Distinct(StringComparer.Ordinal)
        .Prepend("Cloud Build keeps triggers with the project. Make them once, with the region and the connected repository in $REGION and $REPOSITORY:"));

    private IEnumerable<string> Commands(Trigger trigger) => trigger switch
    {
        PushTrigger push => Push(push),
        PullRequestTrigger pull => [PullRequest(pull)],
        DispatchTrigger => [Manual],
        ScheduleTrigger schedule => [Manual, .. schedule.Crons.Select(Schedule)],
        _ => Refuse(trigger),
    };

    private IEnumerable<string> Push(PushTrigger push)
    {
        if (push.Branches.Count > 0 || push.Tags.Count == 0)
        {
            yield return Create("github", "-push", [$"--branch-pattern={Shell.Quote(Pattern(push.Branches, "OnPush"))}", .. Files(push.Paths)]);
        }

        if (push.Tags.Count > 0 || push.Branches.Count == 0)
        {
            yield return Create("github", "-tag", [$"--tag-pattern={Shell.Quote(Pattern(push.Tags, "OnPush"))}"]);
        }
    }

    private string PullRequest(PullRequestTrigger pull)
    {
        if (pull.Types.Count > 0 && !UsualTypes.ToHashSet(StringComparer.Ordinal).SetEquals(pull.Types))
        {
            problems.Add($"OnPullRequest has the types {pull.Types}; Cloud Build knows only all of {string.Join(", ", UsualTypes)}. Leave the types out.");
        }

        return Create("github", "-pull-request", [$"--pull-request-pattern={Shell.Quote(Pattern(pull.Branches, "OnPullRequest"))}", "--comment-control=COMMENTS_ENABLED_FOR_EXTERNAL_CONTRIBUTORS_ONLY", .. Files(pull.Paths)]);
    }

    private string Manual => Create("manual", "", ["--branch=main"]);

    private string Schedule(string cron, int index) =>
        $"gcloud scheduler jobs create http {_name}-{index + 1} --location=$REGION --schedule={Shell.Quote(cron)} --time-zone=Etc/UTC --oauth-service-account-email=$SCHEDULER"
        + $" --uri=https://cloudbuild.googleapis.com/v1/projects/$PROJECT/locations/$REGION/triggers/{_name}:run";

    private string Create(string kind, string suffix, IEnumerable<string> options)
    {
        IEnumerable<string> all =
        [
            $"gcloud builds triggers create {kind} --name={_name}{suffix} --region=$REGION --repository=$REPOSITORY --build-config={path}",
            .. options,
            .. plan.Workflow.Title is { } title ? [$"--description={Shell.Quote(title.ReplaceLineEndings(" "))}"] : Array.Empty<string>(),
            .. plan.Jobs.Any(job => job.Settings.Environment is { Approval: true }) ? ["--require-approval"] : Array.Empty<string>(),
        ];
        return string.Join(' ', all);
    }

    private string Pattern(ValueList<string> patterns, string where)
    {
        problems.AddRange(BranchPattern.Problems(patterns));
        problems.AddRange(patterns.Where(BranchPattern.IsExclusion).Select(pattern => $"{where} leaves {pattern} out; a trigger of Cloud Build has one expression for what it takes. Name what counts."));
        return patterns.Count == 0 ? ".*" : BranchPattern.Regex(patterns);
    }

    private static IEnumerable<string> Files(ValueList<string> paths)
    {
        var all = paths.ToLookup(ProductGlob.IsExclusion);
        return
        [
            .. all[false].Any() ? [$"--included-files={Shell.Quote(string.Join(',', all[false]))}"] : Array.Empty<string>(),
            .. all[true].Any() ? [$"--ignored-files={Shell.Quote(string.Join(',', all[true].Select(file => file[1..])))}"] : Array.Empty<string>(),
        ];
    }

    private IEnumerable<string> Refuse(Trigger trigger)
    {
        problems.Add(trigger switch
        {
            CallTrigger => "OnCall: a build of Cloud Build calls no other. Let one workflow invoke all targets.",
            RepositoryDispatchTrigger => "OnRepositoryDispatch: Cloud Build has no such events. Use OnDispatch(...), which the API also starts.",
            ReleaseTrigger => "OnRelease: Cloud Build starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
            WorkflowRunTrigger run => $"OnWorkflowRun: Cloud Build starts no build after another. Let this workflow invoke the targets of {run.Workflow}, too.",
            _ => $"Cloud Build cannot express the trigger {trigger.Name}.",
        });
        return [];
    }
}
