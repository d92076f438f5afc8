using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>What starts a workflow, in the words of GitHub Actions.</summary>
internal static class GitHubTriggers
{
    // GitHub shows no more in its form.
    private const int MostInputs = 25;

    private static readonly string[] PullRequestTypes =
    [
        "assigned", "unassigned", "labeled", "unlabeled", "opened", "edited", "closed", "reopened", "synchronize", "converted_to_draft", "locked", "unlocked",
        "enqueued", "dequeued", "milestoned", "demilestoned", "ready_for_review", "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled",
    ];

    private static readonly string[] ReleaseTypes = ["published", "unpublished", "created", "edited", "deleted", "prereleased", "released"];

    public static GitHubEvents Translate(JobPlan plan, GeneratorInput input, ProblemList problems) =>
        plan.Workflow.Triggers.Aggregate(new GitHubEvents(), (events, trigger) => trigger switch
        {
            PushTrigger push => events with { Push = new GitHubFilter { Branches = push.Branches, Tags = push.Tags, Paths = push.Paths } },
            PullRequestTrigger pull => events with { PullRequest = new GitHubFilter { Branches = pull.Branches, Paths = pull.Paths, Types = Checked(pull.Types, PullRequestTypes, "OnPullRequest", problems) } },
            MergeGroupTrigger => events with { MergeGroup = new GitHubFilter() },
            ScheduleTrigger schedule => events with { Schedule = schedule.Crons },
            DispatchTrigger dispatch => events with { Dispatch = Inputs(dispatch.Inputs, input.Build, forPeople: true, problems) },
            CallTrigger call => events with { Call = Call(call, plan, input.Build, problems) },
            RepositoryDispatchTrigger dispatch => events with { RepositoryDispatch = new GitHubFilter { Types = dispatch.Types } },
            ReleaseTrigger release => events with { Release = new GitHubFilter { Types = Checked(release.Types, ReleaseTypes, "OnRelease", problems) } },
            WorkflowRunTrigger run => events with { WorkflowRun = WorkflowRun(run, input, problems) },
            _ => events,
        });

    private static ValueMap<GitHubInput> Inputs(ValueList<string> names, BuildModel build, bool forPeople, ProblemList problems)
    {
        if (names.Count > MostInputs)
        {
            problems.Add($"it has {names.Count} inputs; GitHub Actions takes at most {MostInputs}.");
        }

        return names.Select(build.Parameter).OfType<WorkflowParameter>().ToValueMap(parameter => parameter.InputName, parameter => Input(parameter, forPeople));
    }

    // Callers know no choices.
    private static GitHubInput Input(WorkflowParameter parameter, bool forPeople) => new()
    {
        Description = parameter.Description,
        Type = parameter.Kind switch
        {
            ParameterKind.Flag => "boolean",
            ParameterKind.Number => "number",
            ParameterKind.Choice when forPeople => "choice",
            _ => "string",
        },
        Required = parameter.Required && parameter.Default is null,
        Default = parameter.Default is null ? null : parameter.Kind is ParameterKind.Flag or ParameterKind.Number ? YamlScalar.Plain(parameter.Default) : parameter.Default,
        Options = forPeople ? parameter.Choices : [],
    };

    private static GitHubCall Call(CallTrigger call, JobPlan plan, BuildModel build, ProblemList problems) => new()
    {
        Inputs = Inputs(call.Inputs, build, forPeople: false, problems),
        Outputs = plan.Workflow.Outputs
            .Select(output => (output, Job: plan.Jobs.FirstOrDefault(job => job.Targets.Contains(output.Target))))
            .Where(pair => pair.Job is not null)
            .ToValueMap(pair => pair.output.Name, pair => new GitHubCallOutput { Description = pair.output.Description, Value = GitHubExpressions.Wrap($"jobs.{pair.Job!.Id}.outputs.{pair.output.Name}") }),
        Secrets = CallSecrets(plan, build).ToValueMap(name => name, _ => YamlMap.Of(("required", true))),
    };

    /// <summary>Names of the secrets that the callers of a workflow hand to it.</summary>
    public static IEnumerable<string> CallSecrets(JobPlan called, BuildModel build) => called.Secrets
        .Select(name => BuildVariables.Secret(called.Workflow, build, name, Dialect.GitHubActions))
        .OfType<SecretValue>()
        .Select(secret => secret.Name)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static GitHubFilter WorkflowRun(WorkflowRunTrigger trigger, GeneratorInput input, ProblemList problems)
    {
        var other = input.Workflows.FirstOrDefault(workflow => workflow.Name == trigger.Workflow);
        if (other is null)
        {
            problems.Add($"it starts after {trigger.Workflow}, which is no workflow of the build.");
        }

        return new GitHubFilter { Workflows = [other?.Title ?? trigger.Workflow], Types = ["completed"], Branches = trigger.Branches };
    }

    private static ValueList<string> Checked(ValueList<string> types, string[] known, string where, ProblemList problems)
    {
        problems.AddRange(types.Where(type => !known.Contains(type)).Select(type => $"{where} has the type '{type}'; GitHub Actions knows {string.Join(", ", known)}."));
        return types;
    }
}
