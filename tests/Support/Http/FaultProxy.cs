using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Slipway.Testing.Http;

/// <summary>A proxy on loopback that passes requests on to a server behind it, records them, and does wrong what it is told to.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Uri _target;
    private LoopbackServer? _server;
    private Func<HttpRequest, int, Fault?> _choose = (_, _) => null;
    private int _count;

    private FaultProxy(int targetPort) => _target = new Uri($"http://127.0.0.1:{targetPort}");

    /// <summary><c>127.0.0.1:port</c>.</summary>
    public string Address => _server!.Address;

    /// <summary>Every request so far, as <c>METHOD path?query</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Starts a proxy before the server on <paramref name="targetPort"/>.</summary>
    public static async Task<FaultProxy> StartAsync(int targetPort)
    {
        var proxy = new FaultProxy(targetPort);
        proxy._server = await LoopbackServer.StartAsync(proxy.HandleAsync);
        return proxy;
    }

    /// <summary>Chooses faults from now on: from a request and its number, counted from 0 again; null for none.</summary>
    public void Inject(Func<HttpRequest, int, Fault?> choose)
    {
        _requests.Clear();
        _count = 0;
        _choose = choose;
    }

    /// <summary>The first request that matches gets the fault, or the first few.</summary>
    public void InjectOnce(Func<HttpRequest, bool> match, Fault fault, int times = 1)
    {
        var left = times;
        Inject((request, _) => match(request) && Interlocked.Decrement(ref left) >= 0 ? fault : null);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        var fault = _choose(context.Request, Interlocked.Increment(ref _count) - 1);
        switch (fault)
        {
            case Fault.Status status:
                context.Response.StatusCode = status.Code;
                foreach (var (name, value) in status.Headers)
                {
                    context.Response.Headers[name] = value;
                }

                break;
            case Fault.Answer answer:
                await answer.Handler(context);
                break;
            case Fault.CutBefore:
                context.Abort();
                break;
            default:
                await ForwardAsync(context, fault);
                break;
        }
    }

    private async Task ForwardAsync(HttpContext context, Fault? fault)
    {
        using var request = ForwardedRequest.Create(context, _target, (fault as Fault.CutRequest)?.After ?? long.MaxValue);
        using var response = await _http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (fault is Fault.SetHeader set)
        {
            context.Response.Headers[set.Name] = set.Value;
        }

        if (fault is Fault.RemoveHeader removed)
        {
            context.Response.Headers.Remove(removed.Name);
        }

        await AnswerAsync(context, response, fault);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response, Fault? fault)
    {
        var left = fault is Fault.CutAnswer cut ? cut.After : long.MaxValue;
        var position = 0L;
        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        int count;
        while (left > 0 && (count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), context.RequestAborted)) > 0)
        {
            if (fault is Fault.Corrupt corrupt && corrupt.Position >= position && corrupt.Position < position + count)
            {
                buffer[corrupt.Position - position] ^= 1;
            }

            await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            position += count;
            left -= count;
        }

        if (fault is Fault.CutAnswer)
        {
            await (position > 0 ? context.Response.Body.FlushAsync(context.RequestAborted) : Task.CompletedTask);
            context.Abort();
        }
    }
}
