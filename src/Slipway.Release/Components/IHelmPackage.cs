using Slipway.Helm;

namespace Slipway.Release;

/// <summary>Packages the Helm charts of a release.</summary>
public interface IHelmPackage : IDockerBuild
{
    /// <summary>The charts.</summary>
    IReadOnlyList<ChartSpec> Charts { get; }

    /// <summary>The packages, and an OCI image layout with their artefacts.</summary>
    sealed AbsolutePath ChartsDirectory => ArtifactsDirectory / "charts";

    /// <summary>Packages every chart with the release's version, its images pinned to the digests just built; the same inputs give the same bytes.</summary>
    Target HelmPackage => _ => _
        .Description("Package every Helm chart, its images pinned to the digests just built")
        .DependsOn(DockerBuild)
        .Inputs(inputs => inputs
            .Files([.. Charts.Select(chart => $"{RootDirectory.GetRelativePathTo(chart.Path)}/**"), "artifacts/manifest/images.json"])
            .Value("identity", () => ReleaseManifest.ReadIdentity())
            .Value("registry", () => ResolveRegistry().Prefix))
        .Produces("artifacts/charts/**", "artifacts/manifest/charts.json")
        .Executes(async cancellationToken =>
        {
            var charts = await new ChartBuild(ReleaseManifest.Assemble(), ResolveRegistry(), RootDirectory).RunAsync(Charts, ChartsDirectory, cancellationToken);
            ReleaseManifest.Write(charts);
        });
}
