namespace Slipway.Workflows.GitHubActions;

/// <summary>The steps of a job: set up, take over, build, hand on.</summary>
internal sealed class GitHubJobSteps(JobPlan plan, GeneratorInput input, GitHubExpressions expressions, ProblemList problems)
{
    private readonly GitHubSteps _steps = new(input, problems);

    public IEnumerable<GitHubStep> Of(PlannedJob job)
    {
        var own = new GitHubOwnSteps(_steps, expressions);
        return
        [
            _steps.CheckOut(job.NeedsHistory),
            _steps.SetUpDotNet(),
            .. plan.Workflow.Cache is { } cache && !job.Publishes ? [_steps.Cache(cache, job.Id)] : Array.Empty<GitHubStep>(),
            .. TakeOver(job),
            .. job.Settings.Before.Select(own.Translate),
            Build(job),
            .. job.Settings.After.Select(own.Translate),
            .. job.Kept.Select(kept => _steps.Keep(kept, job.Matrix.Exists)),
            .. HandOn(job),
        ];
    }

    private IEnumerable<GitHubStep> TakeOver(PlannedJob job)
    {
        if (job.Needs.Count == 0 && plan.ManifestsFromTrigger.Count > 0)
        {
            return [.. plan.ManifestsFromTrigger.Select(_steps.DownloadFromTrigger), GitHubSteps.UnpackFromTrigger()];
        }

        // A job that runs whatever happened takes what there is.
        var downloads = job.Incoming.Select(incoming => _steps.Download(incoming) with
        {
            If = job.AssuredAfterFailure ? GitHubExpressions.Wrap($"needs.{incoming.Artifact.Job}.result == 'success'") : null,
        });
        return job.Incoming.Count == 0 ? [] : [.. downloads, new GitHubStep
        {
            Name = "Check and unpack what earlier jobs made",
            Env = ValueMap.Of(job.Incoming.SelectMany(Digests).Concat(Part(job, job.Incoming.Any(incoming => incoming.SamePart)))),
            Run = ArchiveScripts.Unpack(job, _ => ArchiveNames.Incoming),
        }];
    }

    private GitHubStep Build(PlannedJob job) => new()
    {
        Name = BuildCommand.Title(job),
        Id = "build",
        Env = ValueMap.Of(BuildVariables.Of(plan, job, input.Build, Dialect.GitHubActions)
            .Select(variable => (variable.Key, expressions.Text(variable.Value, job.Targets[^1])))
            .Concat(GitHubMatrix.PartitionOf(job) is { } partition ? [("PARTITION", partition)] : [])),
        Run = BuildCommand.Of(job, input.Options),
    };

    private IEnumerable<GitHubStep> HandOn(PlannedJob job) => job.Outgoing.Count == 0 ? [] :
    [
        new GitHubStep
        {
            Name = "Pack what later jobs need",
            Id = "pack",
            Env = ValueMap.Of(Part(job, job.Matrix.Exists)),
            Run = ArchiveScripts.Pack(job, ArchiveNames.Outgoing, (artifact, part) => $"echo \"{artifact.Output(part)}=$digest\" >> \"$GITHUB_OUTPUT\""),
        },
        .. job.Outgoing.Select(artifact => _steps.Upload(artifact, artifact.IsManifest && job.AssuredAfterFailure)),
    ];

    private static IEnumerable<(string, string)> Digests(IncomingArtifact incoming)
    {
        var artifact = incoming.Artifact;
        var outputs = $"needs.{artifact.Job}.outputs";
        return artifact.Parts is null ? [(artifact.Variable(), GitHubExpressions.Wrap($"{outputs}.{artifact.Output()}"))]
            : incoming.SamePart ? [(artifact.Variable(), GitHubExpressions.Wrap($"{outputs}[format('{artifact.Output("{0}")}', strategy.job-index)]"))]
            : Enumerable.Range(0, artifact.Parts.Value).Select(part => (artifact.Variable($"{part}"), GitHubExpressions.Wrap($"{outputs}.{artifact.Output($"{part}")}")));
    }

    private static IEnumerable<(string, string)> Part(PlannedJob job, bool needed) => needed && job.Matrix.Exists ? [("PART", GitHubMatrix.Position)] : [];
}
