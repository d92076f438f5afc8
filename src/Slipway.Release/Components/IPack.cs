namespace Slipway.Release;

/// <summary>Packs the NuGet packages of the solution.</summary>
public interface IPack : ICompile, IVersion
{
    /// <summary><c>dotnet pack</c> of every packable project, with the release's version, into <c>artifacts/packages</c>.</summary>
    Target Pack => _ => _
        .Description("Pack NuGet packages")
        .DependsOn(Compile, DetermineVersion)
        .Produces("artifacts/packages/**", "artifacts/manifest/packages.json")
        .Executes(async cancellationToken =>
        {
            var packages = await new Packing(new DotNetCli(RootDirectory), Configuration)
                .PackAsync(SolutionFile, ReleaseManifest.ReadIdentity(), ArtifactsDirectory / "packages", cancellationToken);
            ReleaseManifest.Write(packages.Select(package => ReleaseFiles.Describe(package, RootDirectory)));
            Log.Information("Packed {Count} packages into {Folder}", packages.Count, ArtifactsDirectory / "packages");
        });
}
