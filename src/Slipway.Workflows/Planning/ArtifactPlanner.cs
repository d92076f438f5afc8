namespace Slipway.Workflows;

/// <summary>Wires what targets produce to the jobs that use it, and carries the release manifest along.</summary>
internal sealed class ArtifactPlanner
{
    private readonly BuildModel _build;
    private readonly IReadOnlyList<PlanNode> _nodes;
    private readonly IReadOnlyList<PlannedJob> _jobs;
    private readonly Grouping _grouping;
    private readonly Dictionary<string, int> _jobOfTarget;
    private readonly Dictionary<string, int> _positions;
    private readonly ProblemList _problems;

    private ArtifactPlanner(BuildModel build, IReadOnlyList<PlanNode> nodes, Grouping grouping, IReadOnlyList<PlannedJob> jobs, ProblemList problems)
    {
        _build = build;
        _nodes = nodes;
        _grouping = grouping;
        _jobs = jobs;
        _problems = problems;
        _positions = nodes.Select((node, position) => (node.Name, position)).ToDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);
        _jobOfTarget = grouping.Groups
            .SelectMany((group, job) => group.Select(position => (nodes[position].Name, job)))
            .ToDictionary(pair => pair.Name, pair => pair.job, StringComparer.Ordinal);
    }

    /// <summary>The jobs with what they get and leave.</summary>
    public static IReadOnlyList<PlannedJob> Wire(BuildModel build, IReadOnlyList<PlanNode> nodes, Grouping grouping, IReadOnlyList<PlannedJob> jobs, ProblemList problems)
    {
        var planner = new ArtifactPlanner(build, nodes, grouping, jobs, problems);
        var withManifest = planner.JobsWithManifest();
        var incoming = Enumerable.Range(0, jobs.Count).Select(job => planner.Incoming(job, withManifest)).ToList();
        ProductOverlap.Check(nodes, incoming, problems);
        var used = incoming.SelectMany(artifacts => artifacts).Select(artifact => artifact.Artifact).Distinct().ToLookup(artifact => artifact.Job, StringComparer.Ordinal);
        return
        [
            .. jobs.Select((job, index) => job with
            {
                HasManifest = withManifest[index],
                Incoming = incoming[index],
                Outgoing = used[job.Id].ToValueList(),
                Needs = job.Needs.Concat(incoming[index].Select(artifact => artifact.Artifact.Job)).Distinct(StringComparer.Ordinal).ToValueList(),
            }),
        ];
    }

    // A manifest contains those of the jobs before it, so that only direct needs are asked for theirs.
    private bool[] JobsWithManifest()
    {
        var has = new bool[_jobs.Count];
        for (var job = 0; job < has.Length; job++)
        {
            has[job] = _grouping.Groups[job].Any(position => _nodes[position].All.Any(target => target.AddsToManifest)) || _grouping.Needs[job].Any(need => has[need]);
        }

        return has;
    }

    private ValueList<IncomingArtifact> Incoming(int job, bool[] withManifest)
    {
        var manifests = _grouping.Needs[job].Where(need => withManifest[need]).Select(need => Manifest(_build, _jobs[need]));

        // In the order in which they are made: where a later target changes what an earlier one made, the later version is unpacked last.
        var products = _grouping.Groups[job]
            .SelectMany(position => _nodes[position].Consumes.Select(consumed => (Consumer: _nodes[position].Name, consumed)))
            .DistinctBy(pair => pair.consumed, StringComparer.Ordinal)
            .OrderBy(pair => _positions.GetValueOrDefault(pair.consumed))
            .Select(pair => Products(pair.Consumer, pair.consumed))
            .OfType<JobArtifact>()
            .Where(artifact => artifact.Job != _jobs[job].Id);
        return products.Concat(manifests).Select(artifact => new IncomingArtifact(artifact, HasSameMatrix(artifact, _jobs[job]))).ToValueList();
    }

    private JobArtifact? Products(string consumer, string producer)
    {
        var target = _build.Targets.First(target => target.Name == producer);
        if (!_jobOfTarget.TryGetValue(producer, out var job))
        {
            _problems.Add($"{consumer} consumes products of {producer}, which does not run in this workflow. Invoke it, or let {consumer} depend on it.");
            return null;
        }

        if (target.Produces.Count == 0)
        {
            _problems.Add($"{consumer} consumes products of {producer}, which declares none. Say what it makes with Produces.");
            return null;
        }

        foreach (var exclusion in target.Produces.Where(ProductGlob.IsExclusion))
        {
            _problems.Add($"{producer} produces all but {exclusion}, and {consumer} gets it on another machine. Name what is produced instead of what is not.");
        }

        return new JobArtifact { Name = Naming.Kebab(producer), Job = _jobs[job].Id, Paths = target.Produces, Parts = PartsOf(_jobs[job]) };
    }

    /// <summary>The manifest that a job leaves.</summary>
    public static JobArtifact Manifest(BuildModel build, PlannedJob job) => new()
    {
        Name = $"release-manifest.{job.Id}",
        Job = job.Id,
        Paths = [$"{build.ManifestFolder}/**"],
        Parts = PartsOf(job),
        IsManifest = true,
    };

    private static int? PartsOf(PlannedJob job) => job.Matrix.Exists ? job.Matrix.Count : null;

    private bool HasSameMatrix(JobArtifact artifact, PlannedJob receiver) =>
        artifact.Parts is not null && receiver.Matrix.Partition is null && _jobs.First(job => job.Id == artifact.Job).Matrix == receiver.Matrix;
}
