using System.Text;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Takes a manifest: checks that it is well formed and that everything it needs is here, then stores it, its referrers entry and, last, its tag.</summary>
internal sealed class ManifestWriter(RegistryStorage storage, RepositoryStorage repository)
{
    public async Task HandleAsync(HttpContext context, string argument)
    {
        var expected = argument.Contains(':', StringComparison.Ordinal) ? RegistryRoute.ParseDigest(argument) : null;
        if (expected is null && !Reference.IsTag(argument))
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "MANIFEST_INVALID", $"'{argument}' is neither a tag nor a digest.");
        }

        var manifest = Parse(context.Request.ContentType, await ReadBodyAsync(context));
        var digest = manifest.Descriptor.Digest;
        if (expected is not null && expected != digest)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "DIGEST_INVALID", $"The manifest's digest is {digest}, not {expected}.");
        }

        using (await storage.LockAsync(context.RequestAborted))
        {
            RequireContent(manifest);

            // From here on the manifest is stored even if the client goes away: half of these steps would help nobody.
            await StoreAsync(manifest, expected is null ? argument : null);
        }

        if (manifest.Subject is { } subject)
        {
            context.Response.Headers["OCI-Subject"] = subject.Digest.ToString();
        }

        await Answer.Created(context, $"/v2/{repository.Name}/manifests/{digest}", digest);
    }

    private static ManifestDocument Parse(string? mediaType, byte[] content)
    {
        try
        {
            return ManifestDocument.Parse(mediaType ?? "", content);
        }
        catch (FormatException exception)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "MANIFEST_INVALID", exception.Message);
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            if (body.Length > ManifestDocument.MaximumSize)
            {
                throw new ProtocolException(StatusCodes.Status413PayloadTooLarge, "SIZE_INVALID", $"A manifest has at most {ManifestDocument.MaximumSize} bytes.");
            }
        }

        return body.ToArray();
    }

    private void RequireContent(ManifestDocument manifest)
    {
        // The subject is the one thing that may come later (distribution-spec 1.1, "Pushing Manifests with Subject").
        var missing = manifest.Manifests.Where(child => !repository.Manifests.Has(child.Digest) || storage.Blobs.SizeOf(child.Digest) != child.Size)
            .Concat(manifest.Blobs.Where(blob => !IsForeign(blob) && storage.SizeOf(repository, blob.Digest) != blob.Size))
            .Select(descriptor => descriptor.ToString())
            .ToList();
        if (missing.Count > 0)
        {
            throw new ProtocolException(
                StatusCodes.Status404NotFound, "MANIFEST_BLOB_UNKNOWN", $"The manifest needs content that is not in {repository.Name}: {string.Join(", ", missing)}. Push that first.");
        }
    }

    private static bool IsForeign(Descriptor blob) => MediaTypes.IsForeignLayer(blob.MediaType) && blob.Urls is { Count: > 0 };

    private async Task StoreAsync(ManifestDocument manifest, string? tag)
    {
        var descriptor = manifest.Descriptor;
        await storage.Blobs.WriteAsync(descriptor, new MemoryStream(manifest.Content.ToArray()), "the request", CancellationToken.None);
        storage.Renew(descriptor.Digest);
        if (manifest.Subject is { } subject)
        {
            await repository.ReferrersOf(subject.Digest).WriteAsync(descriptor.Digest, OciJson.Serialize(descriptor), CancellationToken.None);
        }

        await repository.Manifests.WriteAsync(descriptor.Digest, Encoding.ASCII.GetBytes(descriptor.MediaType), CancellationToken.None);
        if (tag is not null)
        {
            await repository.WriteTagAsync(tag, descriptor.Digest, CancellationToken.None);
        }
    }
}
