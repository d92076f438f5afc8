using System.Text;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Removes a tag, or a manifest with all its tags and its referrers entry.</summary>
internal sealed class ManifestRemover(RegistryStorage storage, RepositoryStorage repository)
{
    public async Task HandleAsync(HttpContext context, string argument)
    {
        using (await storage.LockAsync(context.RequestAborted))
        {
            var isRemoved = argument.Contains(':', StringComparison.Ordinal)
                ? await RemoveAsync(RegistryRoute.ParseDigest(argument))
                : await RemoveTagAsync(argument);
            if (!isRemoved)
            {
                throw Answer.NotFound("MANIFEST_UNKNOWN", $"manifest '{argument}'", repository.Name);
            }
        }

        await Answer.Status(context, StatusCodes.Status202Accepted);
    }

    /// <summary>Removes a manifest from its repository: what leads to it first, itself last. The caller holds the lock.</summary>
    public async Task<bool> RemoveAsync(Digest digest)
    {
        if (await repository.Manifests.ReadAsync(digest, CancellationToken.None) is not { } mediaType)
        {
            return false;
        }

        foreach (var tag in repository.Tags())
        {
            if (await repository.ReadTagAsync(tag, CancellationToken.None) == digest)
            {
                repository.DeleteTag(tag);
            }
        }

        if (await storage.ReadManifestAsync(digest, Encoding.ASCII.GetString(mediaType), CancellationToken.None) is { Subject: { } subject })
        {
            repository.ReferrersOf(subject.Digest).Delete(digest);
        }

        return repository.Manifests.Delete(digest);
    }

    private async Task<bool> RemoveTagAsync(string tag)
    {
        var exists = await repository.ReadTagAsync(tag, CancellationToken.None) is not null;
        if (exists)
        {
            repository.DeleteTag(tag);
        }

        return exists;
    }
}
