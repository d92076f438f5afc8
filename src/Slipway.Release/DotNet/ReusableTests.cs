namespace Slipway.Release;

/// <summary>Runs the test projects whose inputs changed, several at once, and keeps the results of the others.</summary>
/// <param name="run">Runs one project.</param>
/// <param name="root">The root of the repository.</param>
/// <param name="declare">Adds what a project reads beside its output and its own folder.</param>
internal sealed class ReusableTests(TestRun run, AbsolutePath root, Action<AbsolutePath, InputSet> declare)
{
    /// <summary>Makes the results of all projects those of their present inputs.</summary>
    /// <exception cref="TestsFailedException">A test failed, or no test ran; every project is looked at before.</exception>
    public async Task RunAsync(IReadOnlyList<AbsolutePath> projects, AbsolutePath results, CancellationToken cancellationToken)
    {
        DeleteForeign(projects, results);
        var summary = new TestSummary(results);
        await Parallel.ForEachAsync(
            projects,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (project, token) =>
            {
                var wasRun = await RunAsync(project, token);
                summary.Add(project, run.ReadReport(project), wasRun);
            });
        summary.ThrowIfFailed();
    }

    private async Task<bool> RunAsync(AbsolutePath project, CancellationToken cancellationToken)
    {
        try
        {
            return await TargetPart.RunAsync(
                project.NameWithoutExtension,
                Inputs(project),
                [$"{Relative(run.ResultsOf(project))}/**"],
                async token =>
                {
                    await run.RunAsync(project, token);

                    // Thrown so that nobody takes failures for a result worth keeping.
                    run.ReadReport(project).ThrowIfFailed();
                },
                cancellationToken);
        }
        catch (TestsFailedException)
        {
            // The summary reads the same report.
            return true;
        }
    }

    // What the runner is told is fixed by the assembly; the build program could not be an input, since it may contain what is tested.
    // The files that are left out name the folder of this clone, and are for the collector alone.
    private InputSet Inputs(AbsolutePath project)
    {
        var inputs = new InputSet()
            .WithoutProgram()
            .Files($"{Relative(run.AssemblyOf(project).Parent!)}/**", "!**/*SourceRootsMapping_*", $"{Relative(project.Parent!)}/**")
            .Value("collector", () => CoverageCollector.Version(project))
            .Tool("dotnet", () => DotNetCli.InstalledSdks);
        declare(project, inputs);
        return inputs;
    }

    private string Relative(AbsolutePath path) => root.GetRelativePathTo(path).ToString();

    // Of projects that are gone, and of the time when all projects had one folder.
    private void DeleteForeign(IReadOnlyList<AbsolutePath> projects, AbsolutePath results)
    {
        results.CreateDirectory();
        var own = projects.Select(project => run.ResultsOf(project).ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(results).EnumerateFileSystemInfos().Where(entry => !own.Contains(entry.FullName)))
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
