namespace Slipway.Release;

/// <summary>Runs compiled test projects in one process tree and reports what they found.</summary>
internal sealed class TestRun(DotNetCli dotnet, string configuration)
{
    /// <summary>Project files below a folder, in ordinal order.</summary>
    public static IReadOnlyList<AbsolutePath> FindProjects(AbsolutePath folder, string pattern) =>
        folder.DirectoryExists()
            ? [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(AbsolutePath.Parse)]
            : [];

    /// <summary>Runs the tests of all projects and leaves <c>tests.trx</c> and a coverage file for each project in <paramref name="results"/>.</summary>
    /// <exception cref="TestsFailedException">A test failed, or no test ran.</exception>
    public async Task RunAsync(IEnumerable<AbsolutePath> projects, AbsolutePath results, CancellationToken cancellationToken)
    {
        var all = projects.ToList();
        results.CreateOrCleanDirectory();
        var trx = results / "tests.trx";
        try
        {
            await dotnet.RunAsync(
                [
                    "test", .. all.Select(AssemblyOf), "--logger", $"trx;LogFileName={trx}", "--results-directory", results,
                    .. CoverageCollector.Options(all), "--", "RunConfiguration.MaxCpuCount=0",
                ],
                cancellationToken);
        }
        catch (ToolFailedException) when (trx.FileExists())
        {
            // The runner's exit code says no more than the report does.
        }

        TestReport.Read(trx).ThrowIfFailed(trx);
    }

    private AbsolutePath AssemblyOf(AbsolutePath project)
    {
        var folder = project.Parent! / "bin" / configuration;
        var name = $"{project.NameWithoutExtension}.dll";
        var found = folder.DirectoryExists() ? Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc) : null;
        return found ?? throw new UsageException($"{name} was not found below {folder}: run the target {nameof(ICompile.Compile)} first.");
    }
}
