using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// Stages a release: all content by digest, then the stage tags, the release manifest last. Whoever finds its tag finds everything else; nothing that looks
/// like a release appears. A rerun pushes what is missing, and takes the tags along when a build of the same commit and version made other content.
/// </summary>
internal sealed class ReleaseStager(RegistryClient client, RegistryTarget target)
{
    private static readonly PushOptions s_options = new() { TagConflicts = TagConflictPolicy.Move };

    /// <summary>Attaches what is missing to the pushed images, and tells how many artefacts that were: what a tag names has its attachments.</summary>
    public Func<CancellationToken, Task<int>> Attach { get; init; } = _ => Task.FromResult(0);

    /// <summary>Signs the pushed release manifest, and tells how many artefacts that made.</summary>
    public Func<Descriptor, CancellationToken, Task<int>> Sign { get; init; } = (_, _) => Task.FromResult(0);

    /// <summary>Where the release goes afterwards: that registry, too, must accept the credentials before anything is pushed; null for nowhere else.</summary>
    public RegistryTarget? Release { get; init; }

    /// <summary>Stages the items under one tag.</summary>
    /// <param name="manifest">The release.</param>
    /// <param name="items">Its images and charts.</param>
    /// <param name="cancellationToken">Stops; what was pushed stays, and a rerun goes on from there.</param>
    /// <exception cref="RegistryException">The registry refused something.</exception>
    public async Task<StageSummary> StageAsync(ReleaseManifest manifest, IReadOnlyList<StageItem> items, CancellationToken cancellationToken)
    {
        var tag = StageTag.Of(manifest.Identity);
        var staging = new ReleaseStaging { Registry = target.Prefix, Embedded = target.Embedded, Tag = tag, References = [.. items.Select(item => item.Reference)] };
        var artifact = ReleaseArtifact.Create(manifest, staging);
        var repository = Reference.Parse(target.Release);
        staging = staging with { Artifact = new() { Kind = "release", Reference = repository.WithDigest(artifact.Root.Digest).ToString(), Digest = artifact.Root.Digest, Size = artifact.Size } };
        if (await IsStagedAsync([.. items.Select(item => (item.Repository.WithTag(tag), item.Root.Digest)), (repository.WithTag(tag), artifact.Root.Digest)], cancellationToken))
        {
            return new(staging, 0, 0, Unchanged: await Attach(cancellationToken) + await Sign(artifact.Root, cancellationToken) == 0);
        }

        // Better known now than when half of the release is public.
        await client.RequirePushAccessAsync([repository, .. Release is { } release ? [Reference.Parse(release.Release)] : Array.Empty<Reference>()], cancellationToken);
        var pushed = await PushAsync(items, cancellationToken);
        await Attach(cancellationToken);
        foreach (var item in items)
        {
            await client.PushAsync(item.Layout, item.Root, item.Repository.WithTag(tag), s_options, cancellationToken);
        }

        await client.PushAsync(artifact, artifact.Root, repository.WithDigest(artifact.Root.Digest), s_options, cancellationToken);
        await Sign(artifact.Root, cancellationToken);
        await client.PushAsync(artifact, artifact.Root, repository.WithTag(tag), s_options, cancellationToken);
        return new(staging, pushed.Sum(result => result.BytesUploaded), pushed.Sum(result => result.BlobsUploaded), Unchanged: false);
    }

    private async Task<bool> IsStagedAsync(IReadOnlyList<(Reference Reference, Digest Digest)> tags, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(tags.Select(async tag => (await client.ResolveAsync(tag.Reference, cancellationToken))?.Digest == tag.Digest));
        return found.All(same => same);
    }

    private async Task<IReadOnlyList<PushResult>> PushAsync(IReadOnlyList<StageItem> items, CancellationToken cancellationToken)
    {
        var pushed = new List<PushResult>();
        Reference? previous = null;
        foreach (var item in items)
        {
            // Images of one release share their base: the registry takes those blobs from the repository before.
            var result = await client.PushAsync(item.Layout, item.Root, item.Repository.WithDigest(item.Root.Digest), s_options with { MountFrom = previous?.Repository }, cancellationToken);
            previous = item.Repository;
            Log.Information("{Repository}: {Uploaded} uploaded, {Present} blobs there already", item.Repository, ByteSize.Format(result.BytesUploaded), result.BlobsSkipped + result.BlobsMounted);
            pushed.Add(result);
        }

        return pushed;
    }
}
