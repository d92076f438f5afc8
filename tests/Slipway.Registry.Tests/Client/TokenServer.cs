using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>A token service as registries use it, and the guard that makes a proxy ask for its tokens.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private static int s_issued;
    private readonly ConcurrentQueue<(string Query, string Authorization, string Body)> _requests = new();
    private readonly Func<HttpContext, Task> _answer;
    private LoopbackServer? _server;

    private TokenServer(Func<HttpContext, Task> answer) => _answer = answer;

    public IReadOnlyList<(string Query, string Authorization, string Body)> Requests => [.. _requests];

    public static async Task<TokenServer> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var server = new TokenServer(answer ?? GiveAsync);
        server._server = await LoopbackServer.StartAsync(server.HandleAsync);
        return server;
    }

    public static Task GiveAsync(HttpContext context) => context.Response.WriteAsync($$"""{"token":"token-{{Interlocked.Increment(ref s_issued)}}","expires_in":300}""");

    public string Challenge(string scope) => $"Bearer realm=\"http://{_server!.Address}/token\",service=\"test\",scope=\"{scope}\"";

    /// <summary>Lets only requests with a token through; the token of request number <paramref name="revokeAt"/> is no longer accepted.</summary>
    public void Guard(FaultProxy proxy, int revokeAt = int.MaxValue)
    {
        string? revoked = null;
        proxy.Inject((request, number) =>
        {
            var header = request.Headers.Authorization.ToString();
            revoked = number == revokeAt ? header : revoked;
            return header.StartsWith("Bearer token-", StringComparison.Ordinal) && header != revoked
                ? null
                : new Fault.Status(401, ("WWW-Authenticate", Challenge("repository:a:pull")));
        });
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _requests.Enqueue((context.Request.QueryString.Value ?? "", context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        await _answer(context);
    }
}
