using System.Net;
using System.Net.Http.Headers;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>An expected answer whose body is still to be read.</summary>
internal sealed class RegistryAnswer(HttpResponseMessage response, StallGuard guard) : IDisposable
{
    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseHeaders Headers => response.Headers;

    public HttpContentHeaders ContentHeaders => response.Content.Headers;

    /// <summary>Where the request went in the end.</summary>
    public Uri Uri => response.RequestMessage!.RequestUri!;

    /// <summary>A header that must occur once; null when it does not.</summary>
    public string? Find(string header) => response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    public async Task<byte[]> ReadAsync(int limit)
    {
        try
        {
            return await BoundedContent.ReadAsync(response.Content, limit, guard.Token);
        }
        catch (OperationCanceledException) when (guard.HasStalled)
        {
            throw guard.ToException();
        }
        catch (IOException exception) when (exception is not RegistryException)
        {
            throw new TransferCutException(exception.Message, exception);
        }
    }

    /// <summary>The body as a stream that is guarded against stalls.</summary>
    public async Task<Stream> OpenAsync() => new Body(await response.Content.ReadAsStreamAsync(guard.Token), this, guard);

    public void Dispose()
    {
        response.Dispose();
        guard.Dispose();
    }

    /// <summary>Owns its answer.</summary>
    private sealed class Body(Stream inner, RegistryAnswer answer, StallGuard guard) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            guard.Report(count);
            return count;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                var count = await inner.ReadAsync(buffer, guard.Token);
                guard.Report(count);
                return count;
            }
            catch (OperationCanceledException) when (guard.HasStalled)
            {
                throw guard.ToException();
            }
            catch (IOException exception)
            {
                throw new TransferCutException(exception.Message, exception);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                answer.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
