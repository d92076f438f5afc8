namespace Slipway.Release;

/// <summary>Runs the tests that start the whole build and real tools; never a dependency of a release.</summary>
public interface IEndToEnd : ICompile, IHazArtifacts
{
    /// <summary>The end-to-end test projects.</summary>
    IEnumerable<AbsolutePath> EndToEndProjects => TestRun.FindProjects(RootDirectory / "tests", "EndToEnd.csproj");

    /// <summary>Runs the end-to-end tests, one after another; a test whose tool is missing is skipped.</summary>
    Target EndToEnd => _ => _
        .Description("Run the tests that start ./build.sh and real tools")
        .DependsOn(Compile)
        .Produces("artifacts/end-to-end-results/**")
        .Executes(cancellationToken => new TestRun(new DotNetCli(RootDirectory), Configuration, ArtifactsDirectory / "end-to-end-results")
            .RunAsync(EndToEndProjects, cancellationToken));
}
