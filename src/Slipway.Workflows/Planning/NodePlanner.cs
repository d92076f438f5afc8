using Slipway.Graph;

namespace Slipway.Workflows;

/// <summary>From the build's graph to the targets of a workflow, in an order that respects all relations. Local targets go with those that need them.</summary>
internal sealed class NodePlanner
{
    private readonly WorkflowDefinition _workflow;
    private readonly BuildModel _build;
    private readonly Dictionary<string, WorkflowTarget> _targets;
    private readonly Dictionary<string, PlanStep> _steps;
    private readonly List<PlanStep> _order;

    private NodePlanner(WorkflowDefinition workflow, BuildModel build, IReadOnlyList<WorkflowTarget> targets)
    {
        _workflow = workflow;
        _build = build;
        _targets = targets.ToDictionary(target => target.Name, StringComparer.OrdinalIgnoreCase);

        var graph = new TargetGraph(targets.Select(target => target.Node));
        _order = [.. graph.Plan(workflow.Invoked, workflow.Skipped).Steps.Where(step => !step.IsSkipped)];
        _steps = _order.ToDictionary(step => step.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The nodes of a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="build">The build.</param>
    /// <param name="shared">Whether all jobs see one working tree, so that nothing needs to be done again.</param>
    /// <exception cref="GraphException">The targets do not fit together.</exception>
    public static IReadOnlyList<PlanNode> Plan(WorkflowDefinition workflow, BuildModel build, bool shared)
    {
        // Where all is one machine, the engine runs the parts of a target side by side.
        var planner = new NodePlanner(workflow, build, shared ? [.. build.Targets.Select(target => target with { Node = target.Node with { PartitionSize = 1 } })] : build.Targets);
        List<string> planned = [.. planner._order.Select(step => step.Name)];
        if (shared)
        {
            return planner.Nodes(planned, _ => []);
        }

        // A local target that no other target needs is what the workflow is about: it has a job of its own.
        var needed = planned.SelectMany(planner.LocalsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return planner.Nodes([.. planned.Where(name => !planner.IsLocal(name) || !needed.Contains(name))], planner.LocalsOf);
    }

    private bool IsLocal(string name) => _targets[name].Local;

    /// <summary>Local targets in the plan that <paramref name="name"/> comes after, over local targets only, in plan order: on one machine it would see what they did.</summary>
    private List<string> LocalsOf(string name)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            foreach (var needed in _steps[next].WaitsFor.Where(needed => _steps.ContainsKey(needed) && IsLocal(needed)))
            {
                if (found.Add(_targets[needed].Name))
                {
                    open.Push(needed);
                }
            }
        }

        return [.. _order.Select(step => step.Name).Where(found.Contains)];
    }

    private List<PlanNode> Nodes(List<string> names, Func<string, List<string>> localsOf)
    {
        var positions = names.Select((name, position) => (name, position)).ToDictionary(pair => pair.name, pair => pair.position, StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Node(name, localsOf(name), positions))];
    }

    private PlanNode Node(string name, List<string> locals, Dictionary<string, int> positions)
    {
        List<WorkflowTarget> all = [.. locals.Select(local => _targets[local]), _targets[name]];
        return new PlanNode
        {
            Target = _targets[name],
            Locals = locals.Select(local => _targets[local]).ToValueList(),
            Class = JobClass.Of(all, _build, (_workflow.Jobs.Find(name) ?? JobSettings.Empty).Over(_workflow.Defaults)),
            WaitsFor = all.SelectMany(target => _steps[target.Name].WaitsFor).Where(positions.ContainsKey).Select(wait => positions[wait])
                .Where(position => position != positions[name]).Distinct().Order().ToValueList(),
            Consumes = all.SelectMany(target => target.Consumes).Select(consumed => _targets[consumed].Name)
                .Where(consumed => !locals.Contains(consumed, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToValueList(),
        };
    }
}
