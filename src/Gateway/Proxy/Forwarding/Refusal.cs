namespace Gateway.Proxy.Forwarding;

/// <summary>An answer of the proxy itself.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string reason)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync($"gateway: {reason}\n", context.RequestAborted);
    }
}
