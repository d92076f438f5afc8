using System.Globalization;
using System.Net;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>The blobs and manifests of a repository.</summary>
internal sealed class RegistryBlobSource(RegistryServices services, Reference repository) : IBlobSource
{
    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) => OpenAtAsync(descriptor, 0, cancellationToken);

    public async ValueTask<Stream> OpenAtAsync(Descriptor descriptor, long offset, CancellationToken cancellationToken) =>
        await services.Retry.ExecuteAsync(repository.Registry, token => OpenOnceAsync(descriptor, offset, token), cancellationToken);

    /// <summary>Opens without trying again, for callers that do so themselves.</summary>
    public async Task<Stream> OpenOnceAsync(Descriptor descriptor, long offset, CancellationToken cancellationToken)
    {
        var answer = await services.Connection.SendAsync(Request(descriptor, offset), cancellationToken);
        try
        {
            if (answer.Status == HttpStatusCode.NotFound)
            {
                throw new BlobNotFoundException(descriptor.Digest, repository.Name);
            }

            var body = await answer.OpenAsync();
            if (answer.Status == HttpStatusCode.OK)
            {
                await SkipAsync(body, offset, cancellationToken);
            }

            return body;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private RegistryRequest Request(Descriptor descriptor, long offset)
    {
        var isManifest = MediaTypes.IsManifest(descriptor.MediaType);
        var uri = isManifest ? services.Endpoint.Manifest(repository.WithDigest(descriptor.Digest)) : services.Endpoint.Blob(repository, descriptor.Digest);
        return new RegistryRequest(HttpMethod.Get, uri, RegistryScope.Pull(repository))
        {
            Expected = [HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.NotFound],
            Headers = [("Accept", isManifest ? descriptor.MediaType : "*/*"), .. offset == 0 ? Array.Empty<(string, string)>() : [("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-"))]],
        };
    }

    // A registry without ranges sends everything again.
    private static async Task SkipAsync(Stream body, long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(count, 128 * 1024)];
        while (count > 0)
        {
            var read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellationToken);
            count -= read > 0 ? read : throw new TransferCutException($"The content ended {count} bytes before the place to go on from.");
        }
    }
}
