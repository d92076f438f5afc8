using System.Text;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary><c>/v2/name/manifests/reference</c> (distribution-spec 1.1, end-3, end-7, end-9).</summary>
internal sealed class ManifestEndpoint(RegistryStorage storage)
{
    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        var repository = storage.Repository(route.Repository);
        return context.Request.Method switch
        {
            "GET" or "HEAD" => ReadAsync(context, repository, route.Argument),
            "PUT" => new ManifestWriter(storage, repository).HandleAsync(context, route.Argument),
            "DELETE" => new ManifestRemover(storage, repository).HandleAsync(context, route.Argument),
            _ => throw Answer.UnsupportedMethod(context),
        };
    }

    private async Task ReadAsync(HttpContext context, RepositoryStorage repository, string argument)
    {
        var digest = argument.Contains(':', StringComparison.Ordinal) ? RegistryRoute.ParseDigest(argument) : await repository.ReadTagAsync(argument, context.RequestAborted);
        var mediaType = digest is null ? null : await repository.Manifests.ReadAsync(digest, context.RequestAborted);
        if (digest is null || mediaType is null || storage.Blobs.SizeOf(digest) is null)
        {
            throw Answer.NotFound("MANIFEST_UNKNOWN", $"manifest '{argument}'", repository.Name);
        }

        var body = await File.ReadAllBytesAsync(storage.Blobs.PathOf(digest), context.RequestAborted);
        context.Response.Headers["Docker-Content-Digest"] = digest.ToString();
        await Answer.JsonAsync(context, Encoding.ASCII.GetString(mediaType), body);
    }
}
