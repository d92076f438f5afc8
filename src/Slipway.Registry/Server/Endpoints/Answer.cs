using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What the endpoints' answers have in common.</summary>
internal static class Answer
{
    public static void RequireMethod(HttpContext context, params ReadOnlySpan<string> methods)
    {
        if (!methods.Contains(context.Request.Method))
        {
            throw UnsupportedMethod(context);
        }
    }

    public static ProtocolException UnsupportedMethod(HttpContext context) =>
        new(StatusCodes.Status405MethodNotAllowed, "UNSUPPORTED", $"{context.Request.Method} is not possible at '{context.Request.Path}'.");

    public static ProtocolException NotFound(string code, string what, string repository) => new(StatusCodes.Status404NotFound, code, $"There is no {what} in {repository}.");

    public static async Task JsonAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>201 with the place and the digest of what was made.</summary>
    public static Task Created(HttpContext context, string location, Digest digest)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = location;
        context.Response.Headers["Docker-Content-Digest"] = digest.ToString();
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>202, 204, …: an answer without a body.</summary>
    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status != StatusCodes.Status204NoContent)
        {
            context.Response.ContentLength = 0;
        }

        return Task.CompletedTask;
    }
}
