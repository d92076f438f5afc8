using Slipway.Oci;
using Slipway.Registry;
using Slipway.Verification;
using Slipway.Verification.Kubernetes;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Turns a release in a registry into what is verified in a cluster.</summary>
internal sealed class KindPlan(KindSettings settings, RegistryClient client, AbsolutePath folder, StepRecorder steps)
{
    private readonly KindArtifacts _artifacts = new(settings, client, folder);

    /// <summary>Pulls everything that clusters need.</summary>
    public async Task<Made> MakeAsync(ReleaseUnderTest release, CancellationToken cancellationToken)
    {
        var previous = await FindPreviousAsync(release, cancellationToken);
        var pull = _artifacts.NeedsLoading(release.Registry) ? null : await _artifacts.CredentialsAsync(release.Registry, cancellationToken);
        var helm = _artifacts.WriteCredentials(await _artifacts.CredentialsAsync(settings.Registry, cancellationToken));
        var charts = await steps.RunAsync("pull the charts", () => ChartsAsync(release, previous, helm, cancellationToken));
        IReadOnlyList<ReleaseUnderTest> releases = previous is null ? [release] : [release, previous];
        var archive = releases.Any(item => _artifacts.NeedsLoading(item.Registry)) ? await steps.RunAsync("pull the images", () => _artifacts.ArchiveAsync(releases, cancellationToken)) : null;
        var gateway = settings.Gateway;
        var plan = new ClusterPlan
        {
            Version = release.Manifest.Identity.Version,
            Charts = charts,
            PreviousVersion = previous?.Manifest.Identity.Version,
            Gateway = gateway,
            EchoImage = gateway is null ? "" : Echo(release, gateway),
            Conformance = gateway is null ? null : (target, token) => ConformanceSuite.RunAsync(target, Conformance(release), token),
            Load = settings.Load is { } load ? (target, token) => GatewayLoad.RunAsync(target, load, TimeProvider.System, token) : null,
            Suites = settings.Suites,
            PullConfig = pull,
            ImageRegistries = Moved(release),
        };
        return new(plan, archive);
    }

    private ConformanceOptions Conformance(ReleaseUnderTest release) =>
        new() { Version = ReleaseVersion.Parse(release.Manifest.Identity.Version).SemVer, Checks = settings.Checks };

    private async Task<IReadOnlyList<ClusterChart>> ChartsAsync(ReleaseUnderTest release, ReleaseUnderTest? previous, AbsolutePath? credentials, CancellationToken cancellationToken)
    {
        var charts = new List<ClusterChart>();
        foreach (var chart in release.Manifest.Charts)
        {
            var current = settings.Choice.Published ? KindArtifacts.PublishedChart(release.Registry, chart, credentials) : await _artifacts.PullChartAsync(release, chart, cancellationToken);
            var before = previous?.Manifest.Charts.FirstOrDefault(item => item.Name == chart.Name);
            charts.Add(new(chart.Name, current, before is null ? null : KindArtifacts.PublishedChart(previous!.Registry, before, credentials)));
        }

        return charts;
    }

    // The nearest release below this one: what most users upgrade from.
    private async Task<ReleaseUnderTest?> FindPreviousAsync(ReleaseUnderTest release, CancellationToken cancellationToken)
    {
        var registry = settings.Registry;
        var tags = await client.ListTagsAsync(Reference.Parse(registry.Release), cancellationToken);
        var tag = PreviousReport.Before(ReleaseVersion.Parse(release.Manifest.Identity.Version), tags).FirstOrDefault();
        return tag is not null && await StagedRelease.ReadAsync(client, registry, tag, cancellationToken) is { } manifest ? new() { Registry = registry, Manifest = manifest } : null;
    }

    private static string Echo(ReleaseUnderTest release, ClusterGateway gateway) =>
        release.Manifest.Images.FirstOrDefault(image => image.Name == gateway.EchoImage) is { } echo
            ? $"{release.Registry.Image(echo.Name)}@{echo.Digest}"
            : throw new VerificationException($"The release has no image '{gateway.EchoImage}', which the conformance suite needs behind the gateway.");

    // Charts name the registry of the release; what is staged elsewhere is pulled from there.
    private Dictionary<string, string> Moved(ReleaseUnderTest release) =>
        release.Registry.Prefix == settings.Registry.Prefix || _artifacts.NeedsLoading(release.Registry)
            ? []
            : settings.ChartImages.ToDictionary(image => $"{image.Key}.repository", image => release.Registry.Image(image.Value), StringComparer.Ordinal);

    /// <summary>What was made.</summary>
    /// <param name="Plan">What is verified.</param>
    /// <param name="Archive">The images that nodes cannot pull; null when they pull all.</param>
    internal sealed record Made(ClusterPlan Plan, AbsolutePath? Archive);
}
