using System.Collections.Concurrent;

namespace Benchmarks.Images;

/// <summary>Notes what a client sends.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly ConcurrentQueue<(string Method, long Bytes)> _requests = new();

    public IReadOnlyCollection<(string Method, long Bytes)> Requests => _requests;

    public void Clear() => _requests.Clear();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Enqueue((request.Method.Method, request.Content?.Headers.ContentLength ?? 0));
        return base.SendAsync(request, cancellationToken);
    }
}
