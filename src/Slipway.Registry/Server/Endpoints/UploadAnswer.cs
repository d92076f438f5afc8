using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary>Tells a client where its upload goes on.</summary>
internal static class UploadAnswer
{
    public static Task Accepted(HttpContext context, UploadSession session) => Status(context, session, StatusCodes.Status202Accepted);

    public static Task Status(HttpContext context, UploadSession session, int status)
    {
        AddHeaders(context, session);
        return Answer.Status(context, status);
    }

    public static void AddHeaders(HttpContext context, UploadSession session)
    {
        var headers = context.Response.Headers;
        headers.Location = $"/v2/{session.Repository}/blobs/uploads/{session.Id}";
        headers["Docker-Upload-UUID"] = session.Id;

        // The form has no way to say "nothing"; every client reads 0-0 right after a start as that.
        headers.Range = $"0-{Math.Max(0, session.Size - 1)}";
    }
}
