using System.Text;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Deletes what no tag leads to. Holds the lock of manifests, so that nothing is pushed onto content that is just going.</summary>
internal static class RegistryGarbageCollector
{
    public static async Task<GarbageReport> RunAsync(RegistryStorage storage, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        using (await storage.LockAsync(cancellationToken))
        {
            var kept = new HashSet<Digest>();
            foreach (var repository in storage.Repositories().ToList())
            {
                kept.UnionWith(await CollectAsync(storage, repository, olderThan, cancellationToken));
            }

            storage.DeleteLeftovers(olderThan);
            return storage.Blobs.Sweep(kept, olderThan);
        }
    }

    private static async Task<IReadOnlySet<Digest>> CollectAsync(RegistryStorage storage, RepositoryStorage repository, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var kept = await MarkAsync(storage, repository, olderThan, cancellationToken);
        var remover = new ManifestRemover(storage, repository);
        foreach (var manifest in repository.Manifests.List().Where(digest => !kept.Contains(digest)))
        {
            await remover.RemoveAsync(manifest);
        }

        foreach (var blob in repository.Blobs.List().Where(digest => !kept.Contains(digest) && repository.Blobs.IsOlder(digest, olderThan)))
        {
            repository.Blobs.Delete(blob);
        }

        return kept;
    }

    // Roots are what tags name and what is young; from there to children, blobs, and whatever is about a kept manifest.
    private static async Task<IReadOnlySet<Digest>> MarkAsync(RegistryStorage storage, RepositoryStorage repository, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var kept = new HashSet<Digest>();
        var pending = new Stack<Digest>(repository.Manifests.List().Where(digest => !repository.Manifests.IsOlder(digest, olderThan)));
        foreach (var tag in repository.Tags())
        {
            if (await repository.ReadTagAsync(tag, cancellationToken) is { } digest)
            {
                pending.Push(digest);
            }
        }

        while (pending.TryPop(out var digest))
        {
            if (!kept.Add(digest) || await repository.Manifests.ReadAsync(digest, cancellationToken) is not { } mediaType)
            {
                continue;
            }

            var manifest = await storage.ReadManifestAsync(digest, Encoding.ASCII.GetString(mediaType), cancellationToken);
            kept.UnionWith(manifest?.Blobs.Select(blob => blob.Digest) ?? []);
            foreach (var next in (manifest?.Manifests.Select(child => child.Digest) ?? []).Concat(repository.ReferrersOf(digest).List()))
            {
                pending.Push(next);
            }
        }

        return kept;
    }
}
