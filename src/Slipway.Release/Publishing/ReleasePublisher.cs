using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// Publishes in the order that nobody can be hurt by: look at every tag first, then push all content by digest, then set the tags.
/// A rerun reconciles: absent content is pushed, the same is skipped, another digest at a release's tag stops before the first push.
/// </summary>
internal sealed class ReleasePublisher(RegistryClient client, bool mayMove)
{
    private readonly PushOptions _options = new() { TagConflicts = mayMove ? TagConflictPolicy.Move : TagConflictPolicy.Refuse };

    /// <summary>Publishes all items.</summary>
    /// <exception cref="PublishConflictException">A tag names other content and may not move; nothing was pushed.</exception>
    public async Task<PublishSummary> PublishAsync(IReadOnlyList<PublishItem> items, CancellationToken cancellationToken)
    {
        var missing = await FindMissingTagsAsync(items, cancellationToken);
        var pushed = new List<PushResult>();
        Reference? previous = null;
        foreach (var item in missing.Select(tag => tag.Item).Distinct())
        {
            // Images of one release share their base: the registry takes those blobs from the repository before.
            var repository = Reference.Parse(item.Repository);
            var result = await client.PushAsync(item.Layout, item.Root, repository.WithDigest(item.Root.Digest), _options with { MountFrom = previous?.Repository }, cancellationToken);
            previous = repository;
            Log.Information("{Repository}: {Uploaded} uploaded, {Present} blobs there already", item.Repository, ByteSize.Format(result.BytesUploaded), result.BlobsSkipped + result.BlobsMounted);
            pushed.Add(result);
        }

        foreach (var (item, reference) in missing)
        {
            await client.PushAsync(item.Layout, item.Root, reference, _options, cancellationToken);
        }

        return new(pushed.Sum(result => result.BytesUploaded), pushed.Sum(result => result.BlobsUploaded), missing.Count);
    }

    private async Task<IReadOnlyList<(PublishItem Item, Reference Reference)>> FindMissingTagsAsync(IReadOnlyList<PublishItem> items, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(
            from item in items
            from reference in item.References
            select ResolveAsync(item, reference, cancellationToken));
        var conflicts = found.Where(tag => tag.Existing is { } existing && existing != tag.Item.Root.Digest).ToList();
        return conflicts.Count > 0 && !mayMove
            ? throw new PublishConflictException([.. conflicts.Select(conflict => (conflict.Reference, conflict.Existing!, conflict.Item.Root.Digest))])
            : [.. found.Where(tag => tag.Existing != tag.Item.Root.Digest).Select(tag => (tag.Item, tag.Reference))];
    }

    private async Task<(PublishItem Item, Reference Reference, Digest? Existing)> ResolveAsync(PublishItem item, Reference reference, CancellationToken cancellationToken) =>
        (item, reference, (await client.ResolveAsync(reference, cancellationToken))?.Digest);
}
