namespace Slipway.Workflows.GitLab;

/// <summary>When the jobs of a pipeline run. A pipeline without a job that another needs is an error, so that the other shares its conditions.</summary>
internal sealed class GitLabJobRules(JobPlan plan, ProblemList problems)
{
    private readonly GitLabConditions _conditions = new(problems);

    public ValueList<GitLabRule> Of(PlannedJob job)
    {
        var target = job.Targets[^1];
        var status = JobConditions.Conjuncts(job.Settings.Condition).OfType<StatusCondition>().Select(condition => condition.Status).ToList();
        var when = status.Contains(RunStatus.Failed) ? "on_failure" : status.Count > 0 || job.AssuredAfterFailure ? "always" : null;
        var approval = job.Settings.Environment is { Approval: true };
        if (approval && when is not null)
        {
            problems.Add($"{target} waits for an approval and runs also after a failure; GitLab CI has only one of both.");
        }

        return Rule(JobConditions.Inherited(plan, job.Id), target, approval ? "manual" : when);
    }

    public ValueList<GitLabRule> Of(PlannedCall call) =>
        Rule([.. call.Needs.SelectMany(need => JobConditions.Inherited(plan, need)).Concat(JobConditions.Conjuncts(call.Call.Condition)).Distinct()], $"Calls({call.Call.Workflow})", null);

    private ValueList<GitLabRule> Rule(List<Condition> conditions, string where, string? when) => conditions.Count == 0 && when is null ? [] :
    [
        new GitLabRule
        {
            If = _conditions.All(conditions, where),
            When = when,

            // A job that waits for a person is otherwise passed over.
            AllowFailure = when == "manual" ? false : null,
        },
    ];
}
