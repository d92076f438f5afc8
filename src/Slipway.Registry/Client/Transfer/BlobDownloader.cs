using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Fetches one blob into a store, goes on where a connection was cut, and verifies it.</summary>
internal sealed class BlobDownloader(RegistryServices services, RegistryBlobSource source, Descriptor blob, Reference reference)
{
    private const int CopySize = 128 * 1024;

    public async Task RunAsync(BlobStore store, CancellationToken cancellationToken)
    {
        await using var writer = store.CreateFor(blob.Digest);
        await services.Retry.ExecuteAsync(reference.Registry, token => CopyAsync(writer, token), () => writer.Size, cancellationToken);
        writer.Complete(blob, reference.ToString());
        services.Options.Progress?.Report(new TransferProgress(reference, blob, TransferState.Done, blob.Size));
    }

    private async Task<long> CopyAsync(BlobWriter writer, CancellationToken cancellationToken)
    {
        await using var content = await source.OpenOnceAsync(blob, writer.Size, cancellationToken);
        var buffer = new byte[CopySize];
        int count;

        // One byte too many is enough to know that it is not what was asked for; completing says so.
        while (writer.Size <= blob.Size && (count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await writer.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            services.Options.Progress?.Report(new TransferProgress(reference, blob, TransferState.Downloading, writer.Size));
        }

        return writer.Size;
    }
}
