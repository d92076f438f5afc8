namespace Slipway.Workflows;

/// <summary>What the build gets as environment variables in a job. Values never stand in a script, where they could be read as commands.</summary>
internal static class BuildVariables
{
    /// <summary>Inputs and fixed values for all jobs, secrets for the jobs whose targets require them, and what the job itself says.</summary>
    public static ValueMap<WorkflowValue> Of(JobPlan plan, PlannedJob job, BuildModel build, Dialect dialect)
    {
        var inputs = ParameterUses.Inputs(plan.Workflow).Select(name => (name, (WorkflowValue)new ParameterValue(name)));
        var given = plan.Workflow.Parameters.Where(entry => build.Parameter(entry.Key) is { Secret: false }).Select(entry => (entry.Key, entry.Value));
        var axes = job.Matrix.Axes.Select(axis => (axis.Parameter, (WorkflowValue)new AxisValue(axis.Parameter)));
        var secrets = job.Secrets.Select(name => (name, Secret(plan.Workflow, build, name, dialect)));
        var variables = inputs.Concat(given).Concat(axes).Concat(secrets)
            .Where(entry => build.Parameter(entry.Item1) is not null)
            .ToValueMap(entry => build.Parameter(entry.Item1)!.VariableName, entry => entry.Item2);
        return job.Settings.Variables.Aggregate(variables, (all, variable) => all.With(variable.Key, variable.Value));
    }

    /// <summary>Where a secret parameter's value comes from.</summary>
    public static WorkflowValue Secret(WorkflowDefinition workflow, BuildModel build, string name, Dialect dialect) =>
        workflow.Parameters.Find(name)
        ?? (dialect == Dialect.GitHubActions && name.Equals("GitHubToken", StringComparison.OrdinalIgnoreCase) ? WorkflowValue.JobToken : WorkflowValue.Secret(build.Parameter(name)?.SecretName ?? Naming.Screaming(name)));
}
