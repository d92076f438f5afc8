using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Pulls an index or manifest with what belongs to the chosen platforms; manifests enter the layout after their blobs.</summary>
internal sealed class Puller(RegistryServices services, Reference reference, OciLayout target, PullOptions options)
{
    private readonly RegistryBlobSource _source = new(services, reference);
    private long _bytes;
    private int _downloaded;
    private int _skipped;

    public async Task<PullResult> RunAsync(CancellationToken cancellationToken)
    {
        var root = await services.Manifests.GetAsync(reference, cancellationToken)
            ?? throw new RegistryException($"There is no {reference.WithDefaultTag()}: the registry knows no manifest of that name.");
        var images = MediaTypes.IsIndex(root.Descriptor.MediaType) ? ChooseImages(root) : [root.Descriptor];
        var documents = await ReadDocumentsAsync(root, images, cancellationToken);
        await Parallel.ForEachAsync(
            documents.SelectMany(d => d.Blobs).Where(blob => !MediaTypes.IsForeignLayer(blob.MediaType)).DistinctBy(blob => blob.Digest).OrderByDescending(blob => blob.Size),
            new ParallelOptions { MaxDegreeOfParallelism = services.Options.Parallelism, CancellationToken = cancellationToken },
            PullBlobAsync);
        await RequirePlatformAsync(root, cancellationToken);
        foreach (var document in documents)
        {
            await target.WriteBlobAsync(document.Content, document.Descriptor.MediaType, cancellationToken);
        }

        return new PullResult(root.Descriptor, images) { BlobsDownloaded = _downloaded, BytesDownloaded = _bytes, BlobsSkipped = _skipped };
    }

    private IReadOnlyList<Descriptor> ChooseImages(ManifestDocument root)
    {
        if (options.Platforms is null)
        {
            return root.Manifests;
        }

        var index = OciJson.ParseIndex(root.Content.Span);
        var offered = index.Manifests.Select(m => m.Platform).OfType<Platform>().ToList();
        return [.. options.Platforms.Select(platform => index.Find(platform) ?? throw new PlatformNotFoundException(reference, platform, offered)).DistinctBy(image => image.Digest)];
    }

    /// <summary>The chosen images with what they lead to, children before their parents, the root last.</summary>
    private async Task<List<ManifestDocument>> ReadDocumentsAsync(ManifestDocument root, IReadOnlyList<Descriptor> images, CancellationToken cancellationToken)
    {
        var documents = new List<ManifestDocument> { root };
        var pending = new Queue<Descriptor>(images.Where(image => image.Digest != root.Descriptor.Digest));
        var seen = new HashSet<Digest>();
        while (pending.TryDequeue(out var descriptor))
        {
            if (seen.Add(descriptor.Digest))
            {
                var document = ManifestDocument.Parse(descriptor.MediaType, await _source.ReadAsync(descriptor, reference.ToString(), cancellationToken));
                documents.Insert(0, document);
                document.Manifests.ToList().ForEach(pending.Enqueue);
            }
        }

        return documents;
    }

    private async ValueTask PullBlobAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        if (target.HasBlob(blob))
        {
            Interlocked.Increment(ref _skipped);
            services.Options.Progress?.Report(new TransferProgress(reference, blob, TransferState.Skipped, blob.Size));
            return;
        }

        await new BlobDownloader(services, _source, blob, reference).RunAsync(target.Blobs, cancellationToken);
        Interlocked.Increment(ref _downloaded);
        Interlocked.Add(ref _bytes, blob.Size);
    }

    // An image without an index says in its configuration what it runs on.
    private async Task RequirePlatformAsync(ManifestDocument root, CancellationToken cancellationToken)
    {
        if (options.Platforms is { } platforms && root.Blobs.Count > 0 && MediaTypes.IsConfig(root.Blobs[0].MediaType))
        {
            var offered = OciJson.ParseConfig(await target.ReadBlobAsync(root.Blobs[0], cancellationToken)).Platform;
            if (platforms.FirstOrDefault(platform => !platform.Accepts(offered)) is { } missing)
            {
                throw new PlatformNotFoundException(reference, missing, [offered]);
            }
        }
    }
}
