using Slipway.Graph;

namespace Slipway.Workflows.Tests.Properties;

/// <summary>Runs a workflow in memory: on one machine like a developer, and as jobs in empty folders like a CI system.</summary>
internal sealed class Simulation
{
    private readonly BuildModel _build;
    private readonly IReadOnlyList<PlanStep> _steps;
    private readonly Dictionary<string, HashSet<string>> _earlier = new(StringComparer.Ordinal);

    public Simulation(BuildModel build, WorkflowDefinition workflow)
    {
        _build = build;
        _steps = new TargetGraph(build.Targets.Select(target => target.Node)).Plan(workflow.Invoked).Steps;
        foreach (var step in _steps)
        {
            _earlier[step.Name] = [.. step.WaitsFor, .. step.WaitsFor.SelectMany(before => _earlier[before])];
        }
    }

    public SortedDictionary<string, string> RunLocally()
    {
        var workspace = new Workspace(_build);
        foreach (var step in _steps)
        {
            workspace.Run(step.Name, Earlier(step.Name));
        }

        return new SortedDictionary<string, string>(workspace.Manifest.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>What all jobs together leave in the manifest.</summary>
    public SortedDictionary<string, string> RunJobs(JobPlan plan, System.Random random)
    {
        var manifest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var store = new Dictionary<string, List<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        var open = plan.Jobs.ToList();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            // Any job that nothing holds back may be next.
            var ready = open.Where(job => job.Needs.All(done.Contains)).ToList();
            var job = ready[random.Next(ready.Count)];
            foreach (var part in Enumerable.Range(1, job.Matrix.Count))
            {
                foreach (var (file, content) in RunJob(job, part, store))
                {
                    manifest.TryAdd(file, content);
                    manifest[file].ShouldBe(content, $"{job.Id} has another version of {file}.");
                }
            }

            open.Remove(job);
            done.Add(job.Id);
        }

        return manifest;
    }

    private IEnumerable<KeyValuePair<string, string>> RunJob(PlannedJob job, int part, Dictionary<string, List<KeyValuePair<string, string>>> store)
    {
        var workspace = new Workspace(_build);
        foreach (var (artifact, samePart) in job.Incoming)
        {
            IEnumerable<string> archives = artifact.Parts is null ? [artifact.Archive()] : samePart ? [artifact.Archive($"{part}")] : Enumerable.Range(1, artifact.Parts.Value).Select(number => artifact.Archive($"{number}"));
            foreach (var (file, content) in archives.SelectMany(archive => store[archive]))
            {
                workspace.Files[file] = content;
            }
        }

        foreach (var name in job.Runs)
        {
            workspace.Run(name, Earlier(name), job.Targets.Contains(name) ? part : 1, job.Targets.Contains(name) ? job.Matrix.Partition ?? 1 : 1);
        }

        foreach (var artifact in job.Outgoing)
        {
            store.TryAdd(artifact.Archive(artifact.Parts is null ? null : $"{part}"), [.. workspace.Pack(artifact)]).ShouldBeTrue($"{artifact.Name} is there twice.");
        }

        return workspace.Manifest;
    }

    private IEnumerable<string> Earlier(string name) => _earlier[name].Order(StringComparer.Ordinal);
}
