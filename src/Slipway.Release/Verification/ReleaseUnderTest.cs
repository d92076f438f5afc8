using Slipway.Oci;
using Slipway.Registry;
using Slipway.Verification;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>A release in a registry that is to be verified, as the registry alone describes it.</summary>
internal sealed record ReleaseUnderTest
{
    /// <summary>What it consists of.</summary>
    public required ReleaseManifest Manifest { get; init; }

    /// <summary>Where it is.</summary>
    public required RegistryTarget Registry { get; init; }

    /// <summary>The release manifest in the registry, by digest: marks refer to it.</summary>
    public Reference Artifact => Reference.Parse(Manifest.Staging!.Artifact!.Reference).WithDigest(Manifest.Staging.Artifact.Digest);

    /// <summary>The images and charts with their digests.</summary>
    public IEnumerable<VerifiedArtifact> Artifacts =>
    [
        .. Manifest.Images.Select(image => new VerifiedArtifact("image", Registry.Image(image.Name), image.Digest.ToString())),
        .. Manifest.Charts.Select(chart => new VerifiedArtifact("chart", Registry.Chart(chart.Name), chart.Digest.ToString())),
    ];

    /// <summary>An image by its digest.</summary>
    public Reference Image(ReleaseImage image) => Reference.Parse(Registry.Image(image.Name)).WithDigest(image.Digest);

    /// <summary>Finds what is staged.</summary>
    /// <param name="client">Reads the registry.</param>
    /// <param name="staging">Where releases are staged.</param>
    /// <param name="identity">Version and commit.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReleaseManifestException">There is no such release.</exception>
    public static async Task<ReleaseUnderTest> FindStagedAsync(RegistryClient client, RegistryTarget staging, ReleaseIdentity identity, CancellationToken cancellationToken) => new()
    {
        Registry = staging,
        Manifest = await StagedRelease.FindAsync(client, staging, identity, cancellationToken)
            ?? throw new ReleaseManifestException($"{identity.Version} is not staged in {staging.Prefix}: run the target {nameof(IStage.Stage)} first, or verify what is published with --verify published."),
    };

    /// <summary>Finds what is published, and checks that its tags name what was released.</summary>
    /// <param name="client">Reads the registry.</param>
    /// <param name="registry">Where releases are published.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReleaseManifestException">There is no such release.</exception>
    /// <exception cref="VerificationException">A tag names something else, or is missing.</exception>
    public static async Task<ReleaseUnderTest> FindPublishedAsync(RegistryClient client, RegistryTarget registry, string version, CancellationToken cancellationToken)
    {
        var release = new ReleaseUnderTest
        {
            Registry = registry,
            Manifest = await StagedRelease.ReadAsync(client, registry, ReleaseVersion.Parse(version).ImageTag, cancellationToken)
                ?? throw new ReleaseManifestException($"{version} is not published in {registry.Prefix}: run the target {nameof(IPublish.Publish)} first, or name another one with --version."),
        };
        await CheckTagsAsync(client, release, cancellationToken);
        return release;
    }

    private static async Task CheckTagsAsync(RegistryClient client, ReleaseUnderTest release, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var goal in ReleaseTags.Of(release.Manifest, release.Registry))
        {
            var found = (await client.ResolveAsync(goal.Reference, cancellationToken))?.Digest;
            if (found != goal.Digest)
            {
                problems.Add($"{goal.Reference} is {found?.ToString() ?? "missing"}, and {goal.Digest} was released.");
            }
        }

        if (problems.Count > 0)
        {
            throw new VerificationException(string.Join('\n', problems));
        }
    }
}
