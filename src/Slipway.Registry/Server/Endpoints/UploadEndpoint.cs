using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary><c>/v2/name/blobs/uploads/id</c>: the requests of an upload that has begun (distribution-spec 1.1, end-5, end-6, end-13, end-14).</summary>
internal sealed class UploadEndpoint(RegistryStorage storage, UploadSessions sessions)
{
    public async Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        Answer.RequireMethod(context, "GET", "PATCH", "PUT", "DELETE");
        var session = await sessions.EnterAsync(route.Repository, route.Argument, context.RequestAborted);
        try
        {
            await HandleAsync(context, session);
        }
        finally
        {
            session.Leave();
        }
    }

    private async Task HandleAsync(HttpContext context, UploadSession session)
    {
        switch (context.Request.Method)
        {
            case "GET":
                await UploadAnswer.Status(context, session, StatusCodes.Status204NoContent);
                break;
            case "PATCH":
                await AppendAsync(context, session);
                await UploadAnswer.Accepted(context, session);
                break;
            case "PUT":
                await CompleteAsync(context, session);
                break;
            default:
                sessions.End(session);
                await Answer.Status(context, StatusCodes.Status204NoContent);
                break;
        }
    }

    private async Task CompleteAsync(HttpContext context, UploadSession session)
    {
        var digest = RegistryRoute.ParseDigest(context.Request.Query["digest"]);
        await AppendAsync(context, session);
        try
        {
            UploadBody.Complete(storage, session, digest);
        }
        finally
        {
            sessions.End(session);
        }

        await Answer.Created(context, $"/v2/{session.Repository}/blobs/{digest}", digest);
    }

    private async Task AppendAsync(HttpContext context, UploadSession session)
    {
        try
        {
            await UploadBody.AppendAsync(context, session);
        }
        catch (StorageFailedException)
        {
            // Nobody knows how much was written: the client has to begin anew.
            sessions.End(session);
            throw;
        }
    }
}
