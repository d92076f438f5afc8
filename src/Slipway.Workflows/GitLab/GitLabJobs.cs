namespace Slipway.Workflows.GitLab;

/// <summary>Planned jobs as jobs of GitLab CI.</summary>
internal sealed class GitLabJobs
{
    // GitLab's limit.
    private const int MostNeeds = 50;

    private readonly JobPlan _plan;
    private readonly GeneratorInput _input;
    private readonly ProblemList _problems;
    private readonly GitLabValues _values;
    private readonly GitLabMachines _machines;
    private readonly GitLabScripts _scripts;
    private readonly GitLabJobRules _rules;

    public GitLabJobs(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        _plan = plan;
        _input = input;
        _problems = problems;
        _values = new GitLabValues(input.Build, problems);
        _machines = new GitLabMachines(input, _values, problems);
        _scripts = new GitLabScripts(input, _values, problems);
        _rules = new GitLabJobRules(plan, problems);
    }

    public GitLabJob Translate(PlannedJob job)
    {
        Check(job);
        return new GitLabJob
        {
            Needs = job.Needs.Select(need => new GitLabNeed(need) { Artifacts = job.Incoming.Any(incoming => incoming.Artifact.Job == need), Optional = job.AssuredAfterFailure }).ToValueList(),
            Rules = _rules.Of(job),
            Tags = GitLabMachines.Tags(job),
            Image = _machines.ImageOf(job),
            Services = new GitLabContainers(_values, _problems).Services(job),
            Environment = job.Settings.Environment is { } environment ? new GitLabEnvironment { Name = environment.Name, Url = environment.Url } : null,
            ResourceGroup = GitLabConcurrency.ResourceGroup(_plan.Workflow, job, _values),
            Interruptible = GitLabConcurrency.Interruptible(_plan.Workflow),
            Timeout = $"{(int)Math.Ceiling(job.Settings.Timeout!.Value.TotalMinutes)} minutes",
            Matrix = _machines.Matrix(job),
            IdTokens = job.Permissions.Contains(Permission.IdTokenWrite) ? ValueMap.Of(("SIGSTORE_ID_TOKEN", "sigstore")) : ValueMap<string>.Empty,
            Variables = Variables(job),
            Cache = GitLabFolders.Cache(_plan.Workflow, job, _problems),
            Script = _scripts.Script(job),
            AfterScript = _scripts.AfterScript(job),
            Artifacts = GitLabFolders.Artifacts(job),
        };
    }

    /// <summary>A call of another workflow.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">The file of the other workflow.</param>
    public GitLabJob Translate(PlannedCall call, string path)
    {
        var where = $"Calls({call.Call.Workflow})";
        return new GitLabJob
        {
            Needs = call.Needs.Select(need => new GitLabNeed(need)).ToValueList(),
            Rules = _rules.Of(call),
            Inherited = call.Call.Parameters.Values.OfType<ParameterValue>().Select(value => _values.Variable(value.Name)).ToValueList(),
            Variables = call.Call.Parameters.Where(entry => entry.Value != new ParameterValue(entry.Key))
                .ToValueMap(entry => _values.Variable(entry.Key), entry => _values.Text(entry.Value, where)),
            Trigger = new GitLabChild(path),
        };
    }

    private void Check(PlannedJob job)
    {
        var target = job.Targets[^1];
        if (GitLabPipeline.Keywords.Contains(job.Id))
        {
            _problems.Add($"{target} makes the job name '{job.Id}', which has another meaning in GitLab CI. Rename the target.");
        }

        if (job.Needs.Count > MostNeeds)
        {
            _problems.Add($"{target} waits for {job.Needs.Count} jobs; GitLab CI takes at most {MostNeeds}.");
        }

        // The job token pushes packages and, where the project allows it, commits; it has no other rights.
        _problems.AddRange(job.Permissions.Where(permission => permission.Scope is not ("packages" or "contents" or "deployments" or "id-token"))
            .Select(permission => $"{target} needs the permission {permission}, which no job of GitLab CI can have. Give it a project access token as a secret."));
    }

    // Inputs and axes have the variables that the build reads; a variable that names itself would be empty.
    private ValueMap<string> Variables(PlannedJob job)
    {
        var container = job.Settings.Container?.Variables ?? ValueMap<WorkflowValue>.Empty;
        var own = BuildVariables.Of(_plan, job, _input.Build, Dialect.GitLab).Concat(container)
            .Select(variable => (variable.Key, Value: _values.Text(variable.Value, job.Targets[^1])))
            .Where(variable => variable.Value != $"${variable.Key}");
        return own.Aggregate(
            ValueMap.Of([("GIT_DEPTH", job.NeedsHistory ? "0" : "1"), .. GitLabFolders.Packages(_plan.Workflow, job)]),
            (all, variable) => all.With(variable.Key, variable.Value));
    }
}
