namespace Slipway.Workflows.GitLab;

/// <summary>What is kept of a job's folders: archives for later jobs, products for people, caches for later runs.</summary>
internal static class GitLabFolders
{
    // GitLab caches folders of the repository only.
    private const string HomePackages = "~/.nuget/packages";
    private const string OwnPackages = ".nuke/temp/packages";

    public static GitLabArtifacts? Artifacts(PlannedJob job)
    {
        if (job.Outgoing.Count + job.Kept.Count == 0)
        {
            return null;
        }

        // A job has one set of artefacts; all of it is kept as long as anything of it.
        var days = job.Kept.Select(kept => kept.Days).Append(1).Max();
        var paths = job.Kept.SelectMany(kept => kept.Paths).ToLookup(ProductGlob.IsExclusion);
        return new GitLabArtifacts
        {
            Paths = [.. job.Outgoing.Select(artifact => $"{ArchiveNames.Outgoing}/{artifact.Archive(artifact.Parts is null ? null : "*")}"), .. paths[false]],
            Exclude = paths[true].Select(path => path[1..]).ToValueList(),
            ExpireIn = days == 1 ? "1 day" : $"{days} days",
            When = job.Kept.Count > 0 ? "always" : null,
            Dotenv = job.Outgoing.Count > 0 ? GitLabScripts.Digests : null,
        };
    }

    /// <summary>Folders that are restored. GitLab replaces a cache after each run, so that nothing depends on files that say whether it still fits.</summary>
    public static GitLabCache? Cache(WorkflowDefinition workflow, PlannedJob job, ProblemList problems)
    {
        if (workflow.Cache is not { } cache || job.Publishes)
        {
            return null;
        }

        problems.AddRange(cache.Paths.Where(path => path.StartsWith('~') && path != HomePackages)
            .Select(path => $"Caches(...) names {path}; GitLab CI caches folders of the repository only."));
        return new GitLabCache { Key = $"{job.Id}-$CI_RUNNER_EXECUTABLE_ARCH", Paths = cache.Paths.Select(path => path == HomePackages ? OwnPackages : path).ToValueList() };
    }

    /// <summary>Where packages are restored to when they are cached.</summary>
    public static IEnumerable<(string, string)> Packages(WorkflowDefinition workflow, PlannedJob job) =>
        workflow.Cache is { } cache && !job.Publishes && cache.Paths.Contains(HomePackages) ? [("NUGET_PACKAGES", $"$CI_PROJECT_DIR/{OwnPackages}")] : [];
}
