namespace Slipway.Workflows;

/// <summary>The jobs of all workflows, with what one workflow needs to know of another.</summary>
internal sealed class PlanSet(GeneratorInput input)
{
    private readonly Dictionary<(string Workflow, bool Shared), JobPlan> _jobs = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The jobs of a workflow.</summary>
    public JobPlan Plan(WorkflowDefinition workflow, bool shared, ProblemList problems)
    {
        _open.Add(workflow.Name);
        var jobs = Jobs(workflow, shared, problems);
        var plan = jobs with { Calls = Calls(jobs, shared, problems), ManifestsFromTrigger = ManifestsFromTrigger(workflow, shared, problems) };
        _open.Remove(workflow.Name);
        WorkflowValidator.CheckPlan(plan, input.Build, problems);
        return plan;
    }

    // Others start from the manifest that a workflow ends with, so that its last jobs leave it although no job of their own needs it.
    private JobPlan Jobs(WorkflowDefinition workflow, bool shared, ProblemList problems)
    {
        if (_jobs.TryGetValue((workflow.Name, shared), out var known))
        {
            return known;
        }

        var plan = JobPlanner.Plan(input.Build, AxisValues.Fill(workflow, input.Build), shared, problems);
        var wanted = input.Workflows.SelectMany(other => other.Triggers).OfType<WorkflowRunTrigger>().Any(trigger => trigger.WithManifest && trigger.Workflow == workflow.Name);
        return _jobs[(workflow.Name, shared)] = !wanted ? plan : plan with
        {
            Jobs = plan.Jobs.Select(job => IsLastWithManifest(plan, job) ? job with { Outgoing = [.. job.Outgoing, ArtifactPlanner.Manifest(input.Build, job)] } : job).ToValueList(),
        };
    }

    private WorkflowDefinition? Find(string name) => input.Workflows.FirstOrDefault(workflow => workflow.Name == name);

    private static bool IsLastWithManifest(JobPlan plan, PlannedJob job) => job.HasManifest && !plan.Jobs.Any(other => other.Needs.Contains(job.Id));

    private ValueList<JobArtifact> ManifestsFromTrigger(WorkflowDefinition workflow, bool shared, ProblemList problems)
    {
        List<JobArtifact> manifests = [];
        foreach (var trigger in workflow.Triggers.OfType<WorkflowRunTrigger>().Where(trigger => trigger.WithManifest))
        {
            var plan = Find(trigger.Workflow) is { } other ? Jobs(other, shared, new ProblemList(other.Name)) : null;
            var found = plan?.Jobs.Where(job => IsLastWithManifest(plan, job)).Select(job => ArtifactPlanner.Manifest(input.Build, job)).ToList() ?? [];
            manifests.AddRange(found);
            if (found.Count == 0)
            {
                problems.Add($"it goes on with the release manifest of {trigger.Workflow}, which makes none.");
            }
        }

        return manifests.ToValueList();
    }

    private ValueList<PlannedCall> Calls(JobPlan plan, bool shared, ProblemList problems)
    {
        var names = new HashSet<string>(plan.Jobs.Select(job => job.Id), StringComparer.Ordinal);
        List<PlannedCall> calls = [];
        foreach (var call in plan.Workflow.Calls)
        {
            if (Called(call, plan.Workflow, problems) is not { } called)
            {
                continue;
            }

            var id = Naming.Kebab(call.Workflow);
            if (!names.Add(id))
            {
                problems.Add($"the call of {call.Workflow} and another job both become {id}.");
            }

            calls.Add(new PlannedCall
            {
                Id = id,
                Call = call,
                Called = Plan(called, shared, new ProblemList(called.Name)),
                Needs = call.After.SelectMany(target => plan.Jobs.Where(job => job.Targets.Contains(target)).Select(job => job.Id)).Distinct(StringComparer.Ordinal).ToValueList(),
            });
        }

        return calls.ToValueList();
    }

    private WorkflowDefinition? Called(WorkflowCall call, WorkflowDefinition caller, ProblemList problems)
    {
        if (Find(call.Workflow) is not { } called || called.Triggers.OfType<CallTrigger>().FirstOrDefault() is not { } trigger)
        {
            problems.Add($"it calls {call.Workflow}, which cannot be called. Add OnCall() to it.");
            return null;
        }

        if (_open.Contains(called.Name))
        {
            problems.Add($"it calls {call.Workflow}, which calls {(called.Name == caller.Name ? "itself" : caller.Name)} in turn.");
            return null;
        }

        problems.AddRange(call.Parameters.Keys.Where(name => !trigger.Inputs.Contains(name)).Select(name => $"it calls {call.Workflow} with {name}, which is no input of it."));
        problems.AddRange(trigger.Inputs.Where(name => input.Build.Parameter(name) is { Required: true } && !call.Parameters.ContainsKey(name))
            .Select(name => $"it calls {call.Workflow} without {name}, which is required."));
        return called;
    }
}
