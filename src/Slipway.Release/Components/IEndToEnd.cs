namespace Slipway.Release;

/// <summary>Runs the tests that start the whole build and real tools; never a dependency of a release.</summary>
public interface IEndToEnd : ICompile, IHazArtifacts
{
    /// <summary>The end-to-end test projects. They need not be in the solution: what they need, like a browser's driver, nobody else has to restore.</summary>
    IEnumerable<AbsolutePath> EndToEndProjects => TestRun.FindProjects(RootDirectory / "tests", "EndToEnd.csproj");

    /// <summary>Compiles the end-to-end tests and runs them, one after another; a test whose tool is missing is skipped.</summary>
    Target EndToEnd => _ => _
        .Description("Run the tests that start ./build.sh and real tools")
        .DependsOn(Compile)
        .Produces("artifacts/end-to-end-results/**")
        .Executes(async cancellationToken =>
        {
            var dotnet = new DotNetCli(RootDirectory);
            foreach (var project in EndToEndProjects)
            {
                await dotnet.RunAsync(["build", project, "--configuration", Configuration], cancellationToken);
            }

            await new TestRun(dotnet, Configuration, ArtifactsDirectory / "end-to-end-results").RunAsync(EndToEndProjects, cancellationToken);
        });
}
