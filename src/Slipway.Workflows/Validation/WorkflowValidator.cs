namespace Slipway.Workflows;

/// <summary>Checks what a workflow says before it is cut into jobs, whatever it is written for.</summary>
internal static class WorkflowValidator
{
    public static void Check(WorkflowDefinition workflow, BuildModel build, ProblemList problems)
    {
        if (workflow.Triggers.Count == 0)
        {
            problems.Add("nothing starts it. Add a trigger, such as OnPush().");
        }

        if (workflow.Invoked.Count == 0 && workflow.Calls.Count == 0)
        {
            problems.Add("it runs nothing. Add Invokes(...) with targets.");
        }

        CheckTriggers(workflow, problems);
        CheckParameters(workflow, build, problems);
        foreach (var settings in ParameterUses.Settings(workflow))
        {
            SettingsValidator.Check(settings, build, problems);
        }
    }

    private static void CheckTriggers(WorkflowDefinition workflow, ProblemList problems)
    {
        problems.AddRange(workflow.Triggers.GroupBy(trigger => trigger.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"it has {same.Count()} {same.Key} triggers; give one of them everything."));
        foreach (var schedule in workflow.Triggers.OfType<ScheduleTrigger>())
        {
            problems.AddRange(schedule.Crons.Select(CronExpression.Problem).OfType<string>());
            if (schedule.Crons.Count == 0)
            {
                problems.Add("OnSchedule() needs at least one cron expression.");
            }
        }
    }

    private static void CheckParameters(WorkflowDefinition workflow, BuildModel build, ProblemList problems)
    {
        var all = ParameterUses.All(workflow).ToList();
        var known = all.Select(build.Parameter).OfType<WorkflowParameter>().ToList();
        problems.AddRange(all.Where(name => build.Parameter(name) is null).Select(name => $"{name} is no parameter of the build; put [Parameter] on it."));
        problems.AddRange(known.Where(parameter => !Naming.IsIdentifier(parameter.InputName))
            .Select(parameter => $"parameter {parameter.Name} makes the input name '{parameter.InputName}', which CI systems reject. Use ASCII letters and digits."));
        problems.AddRange(known.GroupBy(parameter => parameter.InputName, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"parameters {string.Join(" and ", same.Select(parameter => parameter.Name))} both become {same.Key}. Rename one of them."));

        var inputs = ParameterUses.Inputs(workflow).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(known.Where(parameter => parameter.Secret && inputs.Contains(parameter.Name))
            .Select(parameter => $"{parameter.Name} is a secret and cannot be an input: everybody could read it. Its targets get it as a secret without being told."));
        problems.AddRange(ParameterUses.Values(workflow).Where(name => !inputs.Contains(name))
            .Select(name => $"the value of {name} is used, but no trigger gives it one. Add it to OnDispatch, OnCall or OnRepositoryDispatch."));
        problems.AddRange(workflow.Parameters.Where(entry => entry.Value is SecretValue or JobTokenValue && build.Parameter(entry.Key) is { Secret: false })
            .Select(entry => $"{entry.Key} gets a secret, but is no [Secret] parameter, so that every job would have it."));
        problems.AddRange(workflow.Defaults.Variables.Where(entry => entry.Value is SecretValue or JobTokenValue)
            .Select(entry => $"Jobs(...) would give the secret in {entry.Key} to every job. Use Job(target, ...)."));
        problems.AddRange(workflow.Parameters.Keys.Where(inputs.Contains)
            .Select(name => $"{name} has a fixed value and is an input as well. Keep one of them."));
        problems.AddRange(ParameterUses.Settings(workflow).SelectMany(settings => settings.Axes).Select(axis => axis.Parameter)
            .Where(name => inputs.Contains(name) || workflow.Parameters.ContainsKey(name))
            .Select(name => $"{name} has a matrix and a value as well. Keep one of them."));
    }

    /// <summary>What can be said only when the jobs are known.</summary>
    public static void CheckPlan(JobPlan plan, BuildModel build, ProblemList problems)
    {
        problems.AddRange(
            from job in plan.Jobs
            from secret in job.Secrets
            where build.Parameter(secret) is not { Secret: true }
            select $"{job.Targets} requires the secret {secret}, which is no [Secret] parameter of the build.");
        var workflow = plan.Workflow;
        var targets = plan.Jobs.SelectMany(job => job.Targets).ToHashSet(StringComparer.Ordinal);
        var locals = plan.Jobs.SelectMany(job => job.Runs).ToHashSet(StringComparer.Ordinal);
        IEnumerable<(string Target, string Where)> named =
        [
            .. workflow.Jobs.Keys.Select(target => (target, "Job(...)")),
            .. workflow.Kept.Select(kept => (kept.Target, "Keeps(...)")),
            .. workflow.Outputs.Select(output => (output.Target, "Output(...)")),
            .. workflow.Calls.SelectMany(call => call.After.Select(target => (target, $"Calls({call.Workflow}, ...)"))),
        ];
        problems.AddRange(named.Where(name => !targets.Contains(name.Target)).Select(name => locals.Contains(name.Target)
            ? $"{name.Where} names {name.Target}, which has no job of its own: it is local, and every job that needs it runs it itself."
            : $"{name.Where} names {name.Target}, which does not run in this workflow."));
        problems.AddRange(plan.Jobs.Where(job => job.Matrix.Count > JobMatrix.Limit)
            .Select(job => $"{job.Targets[^1]} has a matrix of {job.Matrix.Count} jobs; at most {JobMatrix.Limit} are possible."));
        problems.AddRange(plan.Jobs.Where(job => job.Matrix.Count == 0).Select(job => $"{job.Targets[^1]} has a matrix without jobs: every combination is left out."));
        problems.AddRange(plan.Jobs.SelectMany(job => job.Kept.Where(kept => kept.Paths.Count == 0).Select(kept => $"Keeps(...) names {kept.Name}, whose target declares no products. Say what it makes with Produces.")));
        problems.AddRange(
            from job in plan.Jobs
            from same in job.Settings.Before.Concat(job.Settings.After).Where(step => step.Id is not null).GroupBy(step => step.Id, StringComparer.Ordinal)
            where same.Count() > 1
            select $"two steps of {job.Targets[^1]} have the id '{same.Key}'.");
    }
}
