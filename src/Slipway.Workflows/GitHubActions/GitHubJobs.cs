using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Planned jobs as jobs of GitHub Actions.</summary>
internal sealed class GitHubJobs(JobPlan plan, GeneratorInput input, ProblemList problems)
{
    private readonly GitHubExpressions _expressions = new(plan.Workflow, input.Build, problems);

    public GitHubJob Translate(PlannedJob job) => new()
    {
        Needs = job.Needs,
        If = Condition(job),
        RunsOn = GitHubMatrix.RunsOn(job),
        Permissions = Permissions(job.Permissions.Concat(job.Needs.Count == 0 && plan.ManifestsFromTrigger.Count > 0 ? [Permission.ActionsRead] : [])),
        Environment = job.Settings.Environment is { } environment ? new GitHubEnvironment { Name = environment.Name, Url = environment.Url, Approval = environment.Approval } : null,
        Strategy = GitHubMatrix.Strategy(job, input.Build, problems),
        TimeoutMinutes = (int)Math.Ceiling(job.Settings.Timeout!.Value.TotalMinutes),
        Outputs = Outputs(job),
        Container = job.Settings.Container is { } container ? Container(container, job) : null,
        Services = job.Settings.Services.ToValueMap(service => service.Key, service => Container(service.Value, job)),
        Steps = new GitHubJobSteps(plan, input, _expressions, problems).Of(job).ToValueList(),
    };

    /// <summary>A call of another workflow.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">The file of the other workflow.</param>
    public GitHubJob Translate(PlannedCall call, string path)
    {
        var where = $"Calls({call.Call.Workflow})";
        return new GitHubJob
        {
            Needs = call.Needs,
            If = call.Call.Condition is { } condition ? GitHubExpressions.Wrap(_expressions.Condition(condition, where)) : null,
            Permissions = Permissions(call.Called.Permissions),
            Uses = $"./{path}",
            With = call.Call.Parameters
                .Where(parameter => input.Build.Parameter(parameter.Key) is not null)
                .ToValueMap(parameter => input.Build.Parameter(parameter.Key)!.InputName, parameter => (YamlNode)_expressions.Text(parameter.Value, where)),
            Secrets = GitHubTriggers.CallSecrets(call.Called, input.Build).ToValueMap(name => name, name => GitHubExpressions.Wrap($"secrets.{name}")),
        };
    }

    /// <summary>What the job may do; reading the repository is what everything starts with.</summary>
    private static ValueMap<string> Permissions(IEnumerable<Permission> permissions)
    {
        var union = JobClass.Union(permissions);
        IEnumerable<Permission> all = union.Any(permission => permission.Scope == "contents") ? union : [new Permission("contents", false), .. union];
        return all.ToValueMap(permission => permission.Scope, permission => permission.Write ? "write" : "read");
    }

    // Jobs are skipped together with those that they need, so that only the first ones ask how the other workflow ended.
    private string? Condition(PlannedJob job)
    {
        List<Condition> conditions = [];
        if (job.AssuredAfterFailure)
        {
            conditions.Add(Workflows.Condition.Always);
        }

        if (plan.Workflow.Triggers.OfType<WorkflowRunTrigger>().Any(trigger => !trigger.AlsoAfterFailure) && (job.Needs.Count == 0 || job.AssuredAfterFailure))
        {
            conditions.Add(Workflows.Condition.Expression(Dialect.GitHubActions, "github.event_name != 'workflow_run' || github.event.workflow_run.conclusion == 'success'"));
        }

        if (job.Settings.Condition is { } own)
        {
            conditions.Add(own);
        }

        return conditions.Count == 0 ? null : GitHubExpressions.Wrap(_expressions.Condition(conditions.Aggregate((left, right) => left & right), job.Targets[^1]));
    }

    private ValueMap<string> Outputs(PlannedJob job)
    {
        var own = plan.Workflow.Outputs.Where(output => job.Targets.Contains(output.Target)).ToList();
        if (own.Count > 0 && job.Matrix.Exists)
        {
            problems.Add($"Output({own[0].Name}) names {own[0].Target}, which runs in several jobs; only one could set it.");
        }

        var digests = job.Outgoing.SelectMany(artifact => artifact.Parts is { } parts
            ? Enumerable.Range(0, parts).Select(part => artifact.Output($"{part}"))
            : [artifact.Output()]);
        return ValueMap.Of(own.Select(output => (output.Name, GitHubExpressions.Wrap($"steps.build.outputs.{output.Name}")))
            .Concat(digests.Select(name => (name, GitHubExpressions.Wrap($"steps.pack.outputs.{name}")))));
    }

    private GitHubContainer Container(JobContainer container, PlannedJob job)
    {
        IEnumerable<(string Key, WorkflowValue? Value)> credentials = [("username", container.UserName), ("password", container.Password)];
        return new GitHubContainer
        {
            Image = container.Image,
            Credentials = ValueMap.Of(credentials.Where(entry => entry.Value is not null).Select(entry => (entry.Key, _expressions.Text(entry.Value!, job.Targets[^1])))),
            Env = container.Variables.ToValueMap(variable => variable.Key, variable => _expressions.Text(variable.Value, job.Targets[^1])),
            Ports = container.Ports,
            Volumes = container.Volumes,
            Options = container.Options,
        };
    }
}
