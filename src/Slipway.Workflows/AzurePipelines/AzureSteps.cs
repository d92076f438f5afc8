namespace Slipway.Workflows.AzurePipelines;

/// <summary>The steps of a job: set up, take over, build, hand on.</summary>
internal sealed class AzureSteps(JobPlan plan, GeneratorInput input, AzureValues values, ProblemList problems)
{
    private const string HomePackages = "~/.nuget/packages";
    private const string Packages = "$(Pipeline.Workspace)/.nuget/packages";

    public ValueList<AzureStep> All(PlannedJob job) =>
    [
        // Deployments fetch everything unless they are told otherwise.
        .. job.Settings.Environment is null ? [] : new[] { new AzureStep { Download = "none" } },
        new AzureStep { Checkout = "self", Clean = true, FetchDepth = job.NeedsHistory ? 0 : 1, FetchTags = job.NeedsHistory, PersistCredentials = false },
        Task("Set up .NET", "UseDotNet@2", ("packageType", "sdk"), ("useGlobalJson", "true")),
        .. plan.Workflow.Cache is { } cache && !job.Publishes ? Cache(cache, job) : [],
        .. TakeOver(job),
        .. job.Settings.Before.Select(step => Own(step, job)),
        Build(job),
        .. job.Settings.After.Select(step => Own(step, job)),
        .. job.Kept.SelectMany(kept => Keep(kept, job)),
        .. HandOn(job),
    ];

    /// <summary>Variables of a job: the digests of what it gets, which only there can be looked up, and where packages are cached.</summary>
    public ValueMap<string> Variables(PlannedJob job) => ValueMap.Of(
    [
        .. job.Incoming.SelectMany(Digests),
        .. plan.Workflow.Cache is { } cache && !job.Publishes && cache.Paths.Contains(HomePackages) ? [("NUGET_PACKAGES", Packages)] : Array.Empty<(string, string)>(),
    ]);

    private static AzureStep Task(string title, string task, params IEnumerable<(string Key, string Value)> inputs) =>
        new() { Task = new AzureTask(task), DisplayName = title, Inputs = ValueMap.Of(inputs) };

    private IEnumerable<(string, string)> Digests(IncomingArtifact incoming)
    {
        var artifact = incoming.Artifact;
        var producer = plan.Jobs.First(job => job.Id == artifact.Job);
        return artifact.Parts is not { } parts ? [(artifact.Variable(), AzureNames.Output(producer, part: null, artifact.Variable()))]
            : Enumerable.Range(0, parts).Select(part => (artifact.Variable($"{part}"), AzureNames.Output(producer, part, artifact.Variable($"{part}"))));
    }

    private static IEnumerable<AzureStep> Cache(WorkflowCache cache, PlannedJob job) => cache.Paths.Select(path => Task(
        "Restore the cache",
        "Cache@2",
        ("key", $"\"{job.Id}\" | \"{path}\" | \"$(Agent.OS)\" | \"$(Agent.OSArchitecture)\" | {string.Join(", ", cache.KeyFiles)}"),
        ("restoreKeys", $"\"{job.Id}\" | \"{path}\" | \"$(Agent.OS)\" | \"$(Agent.OSArchitecture)\""),
        ("path", path == HomePackages ? Packages : path.StartsWith("~/", StringComparison.Ordinal) ? $"$(HOME)/{path[2..]}" : path)));

    private static IEnumerable<AzureStep> TakeOver(PlannedJob job) => job.Incoming.Count == 0 ? [] :
    [
        .. job.Incoming.SelectMany(incoming => Download(incoming, job)),
        new AzureStep { Bash = $"set -eo pipefail\n{ArchiveScripts.OwnDigests(job)}{ArchiveScripts.Unpack(job, _ => ArchiveNames.Incoming)}", DisplayName = "Check and unpack what earlier jobs made" },
    ];

    private static IEnumerable<AzureStep> Download(IncomingArtifact incoming, PlannedJob job)
    {
        var artifact = incoming.Artifact;
        IEnumerable<string?> parts = artifact.Parts is null ? [null] : incoming.SamePart ? ["$(PART)"] : Enumerable.Range(0, artifact.Parts.Value).Select(string? (part) => $"{part}");

        // A job that runs whatever happened takes what there is.
        return parts.Select(part => Task($"Download {artifact.Archive(part)}", "DownloadPipelineArtifact@2", ("artifact", artifact.Archive(part)), ("path", ArchiveNames.Incoming)) with
        {
            Condition = job.AssuredAfterFailure ? $"and(succeeded(), ne(variables['{artifact.Variable(part)}'], ''))" : null,
        });
    }

    private AzureStep Build(PlannedJob job) => new()
    {
        Bash = BuildCommand.Of(job, input.Options),
        Name = "build",
        DisplayName = BuildCommand.Title(job),
        Env = ValueMap.Of(BuildVariables.Of(plan, job, input.Build, Dialect.AzurePipelines)
            .Where(variable => variable.Value is not AxisValue)
            .Select(variable => (variable.Key, values.Text(variable.Value, job.Targets[^1])))),
    };

    private AzureStep Own(WorkflowStep step, PlannedJob job)
    {
        var where = $"step '{step.Name}' of {job.Targets[^1]}";
        if (step.Script is null)
        {
            problems.Add($"{where} uses {step.Action}; actions are GitHub's. Use WorkflowStep.Run(...), or Extend(...) for a task.");
        }

        return new AzureStep
        {
            Bash = $"set -eo pipefail\n{step.Script}",
            Name = step.Id?.Replace('-', '_'),
            DisplayName = step.Name,
            Condition = step.Condition is null ? null : values.Condition(step.Condition, where),
            WorkingDirectory = step.WorkingDirectory,
            TimeoutInMinutes = step.Timeout is { } timeout ? (int)Math.Ceiling(timeout.TotalMinutes) : null,
            ContinueOnError = step.ContinueOnError,
            Env = step.Variables.ToValueMap(variable => variable.Key, variable => values.Text(variable.Value, where)),
        };
    }

    // What people can download, also after a failure. One task stores one folder.
    private static IEnumerable<AzureStep> Keep(KeptArtifact kept, PlannedJob job)
    {
        var folder = $".nuke/temp/kept/{kept.Name}";
        var lists = kept.Paths.ToLookup(ProductGlob.IsExclusion);
        yield return new AzureStep
        {
            Bash = $"shopt -s dotglob globstar nullglob\nmkdir -p {folder}\n"
                + $"{{ tar -cf -{string.Concat(lists[true].Select(path => $" --exclude={Shell.Quote(path[1..])}"))} -T /dev/null -- {string.Join(' ', lists[false].Select(Shell.Glob))} || true; }} | tar -xf - -C {folder}\n",
            DisplayName = $"Collect {kept.Name}",
            Condition = "not(canceled())",
        };
        yield return Task($"Keep {kept.Name}", "PublishPipelineArtifact@1", ("targetPath", folder), ("artifact", job.Matrix.Exists ? $"{kept.Name}.$(PART)" : kept.Name)) with
        {
            Task = new AzureTask("PublishPipelineArtifact@1") { Comment = $"Kept as long as the run, which the project decides; asked for: {kept.Days} days" },
            Condition = "not(canceled())",
        };
    }

    private static IEnumerable<AzureStep> HandOn(PlannedJob job) => job.Outgoing.Count == 0 ? [] :
    [
        new AzureStep
        {
            Bash = "set -eo pipefail\n" + ArchiveScripts.Pack(job, ArchiveNames.Outgoing, (artifact, part) => $"echo \"##vso[task.setvariable variable={artifact.Variable(part)};isOutput=true]$digest\""),
            Name = AzureNames.Pack,
            DisplayName = "Pack what later jobs need",
        },
        .. job.Outgoing.Select(artifact => artifact.Archive(artifact.Parts is null ? null : "$(PART)")).Select(archive =>
            Task($"Publish {archive}", "PublishPipelineArtifact@1", ("targetPath", $"{ArchiveNames.Outgoing}/{archive}"), ("artifact", archive))),
    ];
}
