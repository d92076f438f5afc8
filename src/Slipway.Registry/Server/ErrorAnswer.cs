using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary>Failures in the form of the specification (distribution-spec 1.1, "Error Codes").</summary>
internal static class ErrorAnswer
{
    public static async Task WriteAsync(HttpContext context, Exception exception)
    {
        var (status, code) = exception switch
        {
            ProtocolException protocol => (protocol.Status, protocol.Code),
            BadHttpRequestException bad => (bad.StatusCode, "UNSUPPORTED"),
            _ => (StatusCodes.Status500InternalServerError, "UNKNOWN"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var body = RegistryJson.Serialize(new ErrorDocument([new ErrorEntry(code, exception.Message)]));
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
