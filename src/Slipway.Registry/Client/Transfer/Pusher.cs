using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Pushes a tree of manifests: what is missing, blobs first, the tag last.</summary>
/// <param name="services">The client's operations.</param>
/// <param name="source">Where the content is.</param>
/// <param name="target">Where to.</param>
/// <param name="options">How.</param>
/// <param name="beforeRoot">What else has to be there before the root, and with it the tag, appears; null for nothing.</param>
internal sealed class Pusher(RegistryServices services, IBlobSource source, Reference target, PushOptions options, Func<CancellationToken, Task>? beforeRoot = null)
{
    private readonly PushCounters _counters = new();

    public async Task<PushResult> RunAsync(Descriptor root, CancellationToken cancellationToken)
    {
        if (target.Digest is { } digest && digest != root.Digest)
        {
            throw new ArgumentException($"{target} names another digest than what is to be pushed, {root.Digest}: leave the digest out.", nameof(root));
        }

        var isThere = await CheckTagAsync(root, cancellationToken);
        if (isThere)
        {
            await PrepareRootAsync(cancellationToken);
            _counters.ManifestsSkipped = 1;
            return _counters.ToResult(target, root);
        }

        var tree = await ManifestTree.ReadAsync(source, root, ManifestExistsAsync, cancellationToken);
        _counters.ManifestsSkipped = tree.Existing;
        await Parallel.ForEachAsync(tree.MissingBlobs(), Parallelism(cancellationToken), PushBlobAsync);
        foreach (var manifest in tree.Missing.Where(manifest => manifest.Descriptor.Digest != root.Digest))
        {
            await PushManifestAsync(manifest, target.WithDigest(manifest.Descriptor.Digest), cancellationToken);
        }

        await PrepareRootAsync(cancellationToken);
        await PushRootAsync(tree, root, cancellationToken);
        return _counters.ToResult(target, root);
    }

    /// <summary>Whether the target names the root already.</summary>
    private async Task<bool> CheckTagAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var existing = target.Tag is null ? null : await services.Manifests.ResolveAsync(target, cancellationToken);
        return existing is null || existing.Digest == root.Digest || options.TagConflicts == TagConflictPolicy.Move
            ? existing?.Digest == root.Digest
            : throw new TagConflictException(target, existing.Digest, root.Digest);
    }

    private ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = services.Options.Parallelism, CancellationToken = cancellationToken };

    // A manifest with a subject is sent again: an earlier push may have died before it was listed as a referrer.
    private async Task<bool> ManifestExistsAsync(ManifestDocument manifest, CancellationToken cancellationToken) =>
        manifest.Subject is null && await services.Manifests.ResolveAsync(target.WithDigest(manifest.Descriptor.Digest), cancellationToken) is not null;

    private async ValueTask PushBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        _counters.Count(blob, await new BlobUploader(services, source, blob, target).RunAsync(options.MountFrom, cancellationToken));

    private async Task PushManifestAsync(ManifestDocument manifest, Reference reference, CancellationToken cancellationToken)
    {
        var knowsSubjects = await services.Manifests.PutAsync(reference, manifest, cancellationToken);
        _counters.ManifestsPushed++;
        if (manifest.Subject is { } subject && !knowsSubjects)
        {
            await services.Referrers.AddToFallbackAsync(target.WithDigest(subject.Digest), manifest.Descriptor, cancellationToken);
        }
    }

    private Task PrepareRootAsync(CancellationToken cancellationToken) => beforeRoot?.Invoke(cancellationToken) ?? Task.CompletedTask;

    // The root may be there under another name: then only its tag is missing.
    private async Task PushRootAsync(ManifestTree tree, Descriptor root, CancellationToken cancellationToken)
    {
        if (tree.Missing.Count > 0 || target.Tag is not null)
        {
            await PushManifestAsync(tree.Root, target.Tag is { } tag ? target.WithTag(tag) : target.WithDigest(root.Digest), cancellationToken);
        }
    }
}
