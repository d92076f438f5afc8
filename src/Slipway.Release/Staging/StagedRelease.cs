using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Finds staged releases in a registry, without anything on disk.</summary>
public static class StagedRelease
{
    /// <summary>The release manifest of what is staged for a commit and version, with its <see cref="ReleaseManifest.Staging"/>.</summary>
    /// <param name="client">Reads it.</param>
    /// <param name="target">The registry that the release is staged in.</param>
    /// <param name="identity">Commit and version.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when the registry says definitely that nothing is staged.</returns>
    /// <exception cref="RegistryException">The registry says neither.</exception>
    /// <exception cref="ReleaseManifestException">What is there is no release manifest.</exception>
    public static Task<ReleaseManifest?> FindAsync(RegistryClient client, RegistryTarget target, ReleaseIdentity identity, CancellationToken cancellationToken) =>
        ReadAsync(client, target, StageTag.Of(identity), cancellationToken);

    /// <summary>The release manifest that a tag of <see cref="RegistryTarget.Release"/> names: a stage, or the version of a published release.</summary>
    /// <inheritdoc cref="FindAsync"/>
    /// <param name="client">Reads it.</param>
    /// <param name="target">The registry.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<ReleaseManifest?> ReadAsync(RegistryClient client, RegistryTarget target, string tag, CancellationToken cancellationToken)
    {
        var reference = Reference.Parse(target.Release).WithTag(tag);
        if (await client.GetManifestAsync(reference, cancellationToken) is not { } artifact)
        {
            return null;
        }

        if (artifact.Descriptor.ArtifactType != ReleaseArtifact.Type || artifact.Blobs is not [_, var document])
        {
            throw new ReleaseManifestException($"{reference} is no release manifest: it is '{artifact.Descriptor.ArtifactType}', and '{ReleaseArtifact.Type}' was expected.");
        }

        var manifest = ReleaseArtifact.Parse(await client.OpenRepository(reference).ReadAsync(document, reference.Name, cancellationToken), reference);
        return manifest.Staging is { } staging
            ? manifest with { Staging = staging with { Artifact = Describe(reference.WithDigest(artifact.Descriptor.Digest), artifact) } }
            : throw new ReleaseManifestException($"{reference} does not say what was staged: run the target {nameof(IStage.Stage)} again.");
    }

    private static PublishedReference Describe(Reference reference, ManifestDocument artifact) => new()
    {
        Kind = "release",
        Reference = reference.ToString(),
        Digest = artifact.Descriptor.Digest,
        Size = artifact.Descriptor.Size + artifact.Blobs.DistinctBy(blob => blob.Digest).Sum(blob => blob.Size),
    };
}
