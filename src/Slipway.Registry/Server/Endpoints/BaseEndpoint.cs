using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary><c>/v2/</c>: whether this is a registry, and whether the caller may use it (distribution-spec 1.1, end-1).</summary>
internal static class BaseEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        Answer.RequireMethod(context, "GET", "HEAD");
        return Answer.JsonAsync(context, "application/json", "{}"u8.ToArray());
    }
}
