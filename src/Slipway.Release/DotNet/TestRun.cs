using System.IO.Enumeration;

namespace Slipway.Release;

/// <summary>Runs compiled test projects and leaves the results of each in a folder of its name: <c>tests.trx</c>, and a coverage file where the collector is there.</summary>
internal sealed class TestRun(DotNetCli dotnet, string configuration, AbsolutePath results)
{
    /// <summary>Project files below a folder, but not in <c>bin</c> and <c>obj</c>, in ordinal order.</summary>
    public static IReadOnlyList<AbsolutePath> FindProjects(AbsolutePath folder, string pattern)
    {
        if (!folder.DirectoryExists())
        {
            return [];
        }

        // Every start of a build asks for them: without the output of the projects that takes a millisecond.
        var found = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && FileSystemName.MatchesSimpleExpression(pattern, entry.FileName, ignoreCase: false),
            ShouldRecursePredicate = (ref entry) => entry.FileName is not ("bin" or "obj"),
        };
        return [.. found.Order(StringComparer.Ordinal).Select(AbsolutePath.Parse)];
    }

    /// <summary>Where the results of a project are.</summary>
    public AbsolutePath ResultsOf(AbsolutePath project) => results / project.NameWithoutExtension;

    /// <summary>Runs the tests of projects one after another.</summary>
    /// <exception cref="TestsFailedException">A test failed, or no test ran.</exception>
    public async Task RunAsync(IEnumerable<AbsolutePath> projects, CancellationToken cancellationToken)
    {
        results.CreateOrCleanDirectory();
        var summary = new TestSummary(results);
        foreach (var project in projects)
        {
            await RunAsync(project, cancellationToken);
            summary.Add(project, ReadReport(project), wasRun: true);
        }

        summary.ThrowIfFailed();
    }

    /// <summary>Runs the tests of a project, whatever comes out.</summary>
    /// <exception cref="ToolFailedException">The runner could not run them.</exception>
    public async Task RunAsync(AbsolutePath project, CancellationToken cancellationToken)
    {
        var folder = ResultsOf(project);
        folder.CreateOrCleanDirectory();
        var trx = folder / "tests.trx";
        List<string> output = [];
        try
        {
            await dotnet.RunAsync(
                ["test", AssemblyOf(project), "--logger", $"trx;LogFileName={trx}", "--results-directory", folder, .. CoverageCollector.Options([project])],
                cancellationToken,
                line => output.Add(line.Text));
        }
        catch (ToolFailedException) when (trx.FileExists())
        {
            // The report says more than the runner's exit code, and the output shows where tests failed.
            Log.Information("{Output}", string.Join('\n', output));
        }
    }

    /// <summary>What the last run of a project found.</summary>
    /// <exception cref="TestsFailedException">There is no report.</exception>
    public TestReport ReadReport(AbsolutePath project) => TestReport.Read(ResultsOf(project) / "tests.trx");

    /// <summary>The compiled assembly of a project.</summary>
    /// <exception cref="UsageException">It is not compiled.</exception>
    public AbsolutePath AssemblyOf(AbsolutePath project)
    {
        var folder = project.Parent! / "bin" / configuration;
        var name = $"{project.NameWithoutExtension}.dll";
        var found = folder.DirectoryExists() ? Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc) : null;
        return found ?? throw new UsageException($"{name} was not found below {folder}: run the target {nameof(ICompile.Compile)} first.");
    }
}
