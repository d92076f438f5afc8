namespace EndToEnd.Workflows.GitHub;

/// <summary>
/// Runs a workflow file of GitHub Actions on this machine: jobs in a random order that respects <c>needs</c>, each in an empty folder with nothing
/// but its checkout and the artefacts that it downloads.
/// </summary>
internal sealed class WorkflowRun(string folder, string repository, string commit)
{
    private readonly Dictionary<string, object?> _needs = new(StringComparer.Ordinal);

    public string Folder { get; } = folder;

    /// <summary>The repository that is checked out.</summary>
    public string Repository { get; } = repository;

    public string Commit { get; } = commit;

    public ArtifactStore Artifacts { get; } = new(Directory.CreateDirectory(Path.Combine(folder, "artifacts")).FullName);

    /// <summary>The full name of the branch or tag that was pushed.</summary>
    public required string Ref { get; init; }

    /// <summary>Configuration variables of the repository.</summary>
    public IReadOnlyDictionary<string, object?> ConfiguredVariables { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Environment variables that the machines have.</summary>
    public IReadOnlyDictionary<string, string?> MachineVariables { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Runs the workflow; a job that fails fails the test.</summary>
    /// <returns>The folders of the jobs, in the order in which they ran.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string file, Random random)
    {
        var open = WorkflowYaml.Load(file).Get("jobs").Entries().ToList();
        List<string> order = [];
        while (open.Count > 0)
        {
            var ready = open.Where(job => job.Value.Get("needs").Items().All(need => _needs.ContainsKey(need.Scalar()))).ToList();
            ready.ShouldNotBeEmpty("The jobs wait for each other.");
            var (id, job) = ready[random.Next(ready.Count)];
            var outputs = await new JobRun(this, id, job).RunAsync();
            _needs[id] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["outputs"] = outputs, ["result"] = "success" };
            open.RemoveAll(other => other.Key == id);
            order.Add(Path.Combine(Folder, "jobs", id));
        }

        return order;
    }

    public Dictionary<string, object?> Contexts() => new(StringComparer.Ordinal)
    {
        ["github"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ref"] = Ref, ["ref_name"] = Ref.Split('/')[^1], ["sha"] = Commit, ["event_name"] = "push", ["repository"] = "acme/gateway", ["repository_owner"] = "acme", ["actor"] = "octocat", ["token"] = "job-token",
        },
        ["inputs"] = new Dictionary<string, object?>(StringComparer.Ordinal),
        ["vars"] = ConfiguredVariables,
        ["secrets"] = new Dictionary<string, object?>(StringComparer.Ordinal),
        ["needs"] = _needs,
    };

    public Dictionary<string, string?> Variables(string outputs) => new(MachineVariables, StringComparer.Ordinal)
    {
        ["CI"] = "true",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_EVENT_NAME"] = "push",
        ["GITHUB_REF"] = Ref,
        ["GITHUB_SHA"] = Commit,
        ["GITHUB_REPOSITORY"] = "acme/gateway",
        ["GITHUB_OUTPUT"] = outputs,
    };
}
