using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary><c>POST /v2/name/blobs/uploads/</c>: begins an upload, takes one whole, or mounts a blob (distribution-spec 1.1, end-4a, end-4b, end-11).</summary>
internal sealed class UploadStartEndpoint(RegistryStorage storage, UploadSessions sessions)
{
    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        Answer.RequireMethod(context, "POST");
        var query = context.Request.Query;
        if (query.TryGetValue("mount", out var mount) && TryMount(route.Repository, RegistryRoute.ParseDigest(mount), query["from"]) is { } mounted)
        {
            return Answer.Created(context, $"/v2/{route.Repository}/blobs/{mounted}", mounted);
        }

        return query.TryGetValue("digest", out var digest)
            ? UploadAsync(context, route.Repository, RegistryRoute.ParseDigest(digest))
            : UploadAnswer.Accepted(context, sessions.Start(route.Repository));
    }

    private Digest? TryMount(string repository, Digest digest, string? from)
    {
        // Without a source the specification lets the registry look wherever it wants.
        var size = from is null ? storage.Blobs.SizeOf(digest) : Reference.IsRepository(from) ? storage.SizeOf(storage.Repository(from), digest) : null;
        if (size is null)
        {
            return null;
        }

        storage.Renew(digest);
        storage.Repository(repository).Blobs.Add(digest);
        return digest;
    }

    private async Task UploadAsync(HttpContext context, string repository, Digest digest)
    {
        var session = sessions.Start(repository);
        try
        {
            await UploadBody.AppendAsync(context, session);
            UploadBody.Complete(storage, session, digest);
        }
        finally
        {
            sessions.End(session);
        }

        await Answer.Created(context, $"/v2/{repository}/blobs/{digest}", digest);
    }
}
