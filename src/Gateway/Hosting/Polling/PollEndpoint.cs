using Gateway.Hosting.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Gateway.Hosting.Polling;

/// <summary>
/// Serves a feed by long poll: <c>GET …?version=N&amp;wait=30s</c> answers 200 with the state and its version as ETag as soon as it differs from N,
/// or 304 after the wait; 503 when nothing was published yet or the server stops; 401 without the shared token; 400 for a wait that is no duration.
/// </summary>
public sealed class PollEndpoint(Feed feed, SharedToken? token, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Answers one poll.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (token is not null && !token.Accepts(context.Request.Headers.Authorization))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (!Duration.TryParse(context.Request.Query["wait"].ToString() is { Length: > 0 } text ? text : "0s", out var wait))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await AnswerAsync(context, wait < LongestWait ? wait : LongestWait);
        }
    }

    private async Task AnswerAsync(HttpContext context, TimeSpan wait)
    {
        using var timer = new CancellationTokenSource(wait, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted, lifetime.ApplicationStopping);
        var item = await feed.WaitAsync(context.Request.Query["version"], end.Token);
        if (item is null)
        {
            // A server that stops sends its clients to another one instead of answering 304 again and again.
            var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
            context.Response.Headers.Connection = stopping ? "close" : default;
            context.Response.StatusCode = stopping || feed.Current is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status304NotModified;
            return;
        }

        context.Response.Headers.ETag = new EntityTagHeaderValue($"\"{item.Version}\"").ToString();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = item.Body.Length;
        await context.Response.Body.WriteAsync(item.Body, context.RequestAborted);
    }
}
