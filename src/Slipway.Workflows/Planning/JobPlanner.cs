using Slipway.Graph;

namespace Slipway.Workflows;

/// <summary>Cuts a workflow's targets into jobs.</summary>
internal static class JobPlanner
{
    /// <summary>The jobs of <paramref name="workflow"/>; what is wrong with them goes to <paramref name="problems"/>.</summary>
    /// <param name="build">The build.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="shared">Whether all jobs see one working tree.</param>
    /// <param name="problems">Where problems go.</param>
    public static JobPlan Plan(BuildModel build, WorkflowDefinition workflow, bool shared, ProblemList problems)
    {
        try
        {
            var nodes = NodePlanner.Plan(workflow, build, shared);
            var grouping = shared ? SharedFusion.Group(nodes) : SeparateFusion.Group(nodes);
            var jobs = grouping.Groups.Select((group, index) => Job(workflow, nodes, grouping, index)).ToList();
            CheckNames(nodes, problems);
            return new JobPlan
            {
                Workflow = workflow,
                Jobs = (shared ? jobs : ArtifactPlanner.Wire(build, nodes, grouping, jobs, problems)).ToValueList(),
                Decisions = grouping.Decisions.ToValueList(),
            };
        }
        catch (GraphException exception)
        {
            problems.AddRange(exception.Problems);
            return new JobPlan { Workflow = workflow, Jobs = [], Decisions = [] };
        }
    }

    private static PlannedJob Job(WorkflowDefinition workflow, IReadOnlyList<PlanNode> nodes, Grouping grouping, int index)
    {
        var members = grouping.Groups[index].Select(position => nodes[position]).ToList();
        var settings = members[0].Class.Settings;
        List<WorkflowTarget> runs = [.. members.SelectMany(member => member.All).DistinctBy(target => target.Name, StringComparer.Ordinal)];
        return new PlannedJob
        {
            Id = Id(members),
            Targets = members.Select(member => member.Name).ToValueList(),
            Runs = runs.Select(target => target.Name).ToValueList(),
            Needs = grouping.Needs[index].Select(need => Id([.. grouping.Groups[need].Select(position => nodes[position])])).ToValueList(),
            Settings = settings,
            Matrix = new JobMatrix { Runners = settings.Runners, Axes = settings.Axes, Excluded = settings.Excluded, Partition = members[0].Class.Partition },
            Permissions = members[0].Class.Permissions,
            Secrets = members[0].Class.Secrets,
            NeedsHistory = runs.Any(target => target.NeedsHistory),
            AssuredAfterFailure = members[0].Class.AssuredAfterFailure,
            Kept = Kept(workflow, members),
            LastDuration = runs.Any(target => target.LastDuration is not null) ? runs.Aggregate(TimeSpan.Zero, (sum, target) => sum + (target.LastDuration ?? TimeSpan.Zero)) : null,
        };
    }

    // The last target is what a job is for.
    private static string Id(List<PlanNode> members) => Naming.Kebab(members[^1].Name);

    private static ValueList<KeptArtifact> Kept(WorkflowDefinition workflow, List<PlanNode> members) => workflow.Kept
        .Select(kept => (kept, Target: members.Select(member => member.Target).FirstOrDefault(target => target.Name == kept.Target)))
        .Where(pair => pair.Target is not null)
        .Select(pair => new KeptArtifact(Naming.Kebab(pair.Target!.Name), pair.Target.Produces, pair.kept.Days))
        .ToValueList();

    // Jobs and artefacts are called after targets, in letters that every CI system takes.
    private static void CheckNames(IReadOnlyList<PlanNode> nodes, ProblemList problems)
    {
        problems.AddRange(nodes.Select(node => node.Name).Where(name => !Naming.IsIdentifier(Naming.Kebab(name)))
            .Select(name => $"{name} makes the job name '{Naming.Kebab(name)}', which CI systems reject. Use ASCII letters and digits."));
        problems.AddRange(nodes.Select(node => node.Name).GroupBy(Naming.Kebab, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same)} both become {same.Key}. Rename one of them."));
    }
}
