namespace Slipway.Release;

/// <summary>Runs the tests that need nothing but the SDK.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    /// <summary>The test projects: every <c>*.Tests.csproj</c> below <c>tests/</c>.</summary>
    IEnumerable<AbsolutePath> TestProjects => TestRun.FindProjects(RootDirectory / "tests", "*.Tests.csproj");

    /// <summary>Where the TRX and coverage files are written, a folder for each project.</summary>
    sealed AbsolutePath TestResultsDirectory => ArtifactsDirectory / "test-results";

    /// <summary>
    /// Declares what the tests of a project read beside its output and its own folder: other files of the repository, environment variables, tools.
    /// Whatever is not declared does not make them run again.
    /// </summary>
    /// <param name="project">A project file of <see cref="TestProjects"/>.</param>
    /// <param name="inputs">Takes the declarations; <c>inputs.Files("**")</c> for tests that read the whole repository.</param>
    void DeclareTestInputs(AbsolutePath project, InputSet inputs)
    {
    }

    /// <summary>
    /// Runs the tests of <see cref="TestProjects"/>, of each project only when its output, its own folder or what it declares changed;
    /// the target fails when a test fails.
    /// </summary>
    Target Test => _ => _
        .Description("Run unit and protocol tests")
        .DependsOn(Compile)
        .Inputs(inputs =>
        {
            inputs.Files([.. SourceFiles]).Value("configuration", () => Configuration).Tool("dotnet", () => DotNetCli.InstalledSdks);
            foreach (var project in TestProjects)
            {
                DeclareTestInputs(project, inputs);
            }
        })
        .Produces("artifacts/test-results/**")
        .Executes(cancellationToken => new ReusableTests(new TestRun(new DotNetCli(RootDirectory), Configuration, TestResultsDirectory), RootDirectory, DeclareTestInputs)
            .RunAsync([.. TestProjects], TestResultsDirectory, cancellationToken));
}
