using System.Text;
using System.Text.Json.Nodes;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Verification;
using Slipway.Verification.Kubernetes;

namespace Slipway.Release;

/// <summary>Fetches what a cluster needs of a release: charts, images that nodes cannot pull themselves, credentials for those that they can.</summary>
/// <param name="settings">Know the registries.</param>
/// <param name="client">Reads them.</param>
/// <param name="folder">Takes the files.</param>
internal sealed class KindArtifacts(KindSettings settings, RegistryClient client, AbsolutePath folder)
{
    private const string ChartContent = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Whether nodes cannot reach a registry, or do not trust it: its images are loaded into them.</summary>
    public bool NeedsLoading(RegistryTarget registry) => registry.IsLoopback || settings.HasOwnAuthority;

    /// <summary>A staged chart as its package: a stage tag is no version, so Helm could not be told which one is meant.</summary>
    /// <exception cref="VerificationException">What the registry has is no chart.</exception>
    public async Task<HelmChart> PullChartAsync(ReleaseUnderTest release, ReleaseChart chart, CancellationToken cancellationToken)
    {
        var layout = await OciLayout.OpenOrCreateAsync(folder / "charts", cancellationToken);
        var reference = Reference.Parse(release.Registry.Chart(chart.Name)).WithDigest(chart.Digest);
        var pulled = await client.PullAsync(reference, layout, new(), cancellationToken);
        var package = (await layout.ReadManifestAsync(pulled.Root, cancellationToken)).Blobs.FirstOrDefault(blob => blob.MediaType == ChartContent)
            ?? throw new VerificationException($"{reference} is no Helm chart: it has no layer '{ChartContent}'.");
        var file = folder / $"{chart.Name}-{chart.Version}.tgz";
        AtomicFile.WriteAllBytes(file, await layout.ReadBlobAsync(package, cancellationToken));
        return new(file, null);
    }

    /// <summary>A published chart: Helm pulls it by its exact version.</summary>
    public static HelmChart PublishedChart(RegistryTarget registry, ReleaseChart chart, AbsolutePath? credentials) =>
        new($"oci://{registry.Chart(chart.Name)}", chart.Version) { PlainHttp = registry.IsLoopback, RegistryConfig = credentials };

    /// <summary>Pulls images by digest, for all platforms, and writes them into one archive from which nodes get them under the names that charts use.</summary>
    /// <returns>Null when nodes pull all of them.</returns>
    public async Task<AbsolutePath?> ArchiveAsync(IReadOnlyList<ReleaseUnderTest> releases, CancellationToken cancellationToken)
    {
        var layout = await OciLayout.OpenOrCreateAsync(folder / "images", cancellationToken);
        var entries = new List<Descriptor>();
        foreach (var release in releases.Where(release => NeedsLoading(release.Registry)))
        {
            foreach (var image in release.Manifest.Images)
            {
                var pulled = await client.PullAsync(release.Image(image), layout, new(), cancellationToken);

                // Charts name the registry of the release, wherever it is staged.
                var names = new[] { release.Registry, settings.Registry }.Select(registry => $"{registry.Image(image.Name)}@{image.Digest}").Distinct(StringComparer.Ordinal);
                entries.AddRange(names.Select(name => pulled.Root with { Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [ImageArchive.NameAnnotation] = name } }));
            }
        }

        return entries.Count == 0 ? null : await ImageArchive.WriteAsync(layout, entries, folder / "images.tar", cancellationToken);
    }

    /// <summary>The credentials for a registry, in the format of <c>~/.docker/config.json</c>; null when there are none.</summary>
    public async Task<string?> CredentialsAsync(RegistryTarget registry, CancellationToken cancellationToken)
    {
        if (await settings.Credentials.FindAsync(registry.Registry, cancellationToken) is not { Password: { } password } credential)
        {
            return null;
        }

        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{password}"));
        return new JsonObject { ["auths"] = new JsonObject { [registry.Registry] = new JsonObject { ["auth"] = encoded } } }.ToJsonString();
    }

    /// <summary>Writes credentials into a file that this user alone reads, in the folder of the run, which is deleted with it.</summary>
    public AbsolutePath? WriteCredentials(string? credentials)
    {
        if (credentials is null)
        {
            return null;
        }

        AtomicFile.WriteAllText(folder / "registry.json", credentials, OwnerOnly);
        return folder / "registry.json";
    }
}
