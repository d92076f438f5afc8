namespace Slipway.Release;

/// <summary>Runs the tests that need nothing but the SDK.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    /// <summary>The test projects: every <c>*.Tests.csproj</c> below <c>tests/</c>.</summary>
    IEnumerable<AbsolutePath> TestProjects => TestRun.FindProjects(RootDirectory / "tests", "*.Tests.csproj");

    /// <summary>Where the TRX and coverage files are written.</summary>
    sealed AbsolutePath TestResultsDirectory => ArtifactsDirectory / "test-results";

    /// <summary>Runs every test of <see cref="TestProjects"/>; the target fails when one fails.</summary>
    Target Test => _ => _
        .Description("Run unit and protocol tests")
        .DependsOn(Compile)
        .Inputs(inputs => inputs
            .Files([.. SourceFiles])
            .Value("configuration", () => Configuration)
            .Tool("dotnet", () => DotNetCli.InstalledSdks))
        .Produces("artifacts/test-results/**")
        .Executes(cancellationToken => new TestRun(new DotNetCli(RootDirectory), Configuration).RunAsync(TestProjects, TestResultsDirectory, cancellationToken));
}
