using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>
/// Sends one blob: asks for it, mounts it, or uploads it in one piece; when that is cut, asks how much arrived and sends the rest as a chunk
/// (distribution-spec 1.1, "Pushing blobs").
/// </summary>
internal sealed class BlobUploader(RegistryServices services, IBlobSource source, Descriptor blob, Reference target)
{
    private const long SmallChunk = 32 * 1024 * 1024;
    private long _chunkSize = services.Options.ChunkSize ?? long.MaxValue;
    private Uri? _upload;
    private bool _isSecondTry;
    private long _reached;

    public async Task<TransferState> RunAsync(string? mountFrom, CancellationToken cancellationToken)
    {
        var state = await ExistsAsync(cancellationToken)
            ? TransferState.Skipped
            : await services.Retry.ExecuteAsync(target.Registry, token => TryAsync(mountFrom, token), () => _reached, cancellationToken);
        Report(state, blob.Size);
        return state;
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Head, services.Endpoint.Blob(target, blob.Digest), RegistryScope.Push(target)) { Expected = [HttpStatusCode.OK, HttpStatusCode.NotFound] };
        using var answer = await services.ExecuteAsync(request, cancellationToken);
        return answer.Status == HttpStatusCode.OK;
    }

    private async Task<TransferState> TryAsync(string? mountFrom, CancellationToken cancellationToken)
    {
        // The registry may have taken everything, and only its answer was lost.
        if (_isSecondTry && await ExistsAsync(cancellationToken))
        {
            return TransferState.Done;
        }

        _isSecondTry = true;
        var offset = _upload is null ? 0 : await FindOffsetAsync(cancellationToken);
        if (_upload is null && await BeginAsync(mountFrom, cancellationToken))
        {
            return TransferState.Mounted;
        }

        try
        {
            await SendAsync(offset, cancellationToken);
            return TransferState.Done;
        }
        catch (BlobSourceException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    /// <summary>Mounts the blob, or begins an upload.</summary>
    /// <returns>Whether it was mounted.</returns>
    private async Task<bool> BeginAsync(string? mountFrom, CancellationToken cancellationToken)
    {
        var query = mountFrom is null ? "" : $"?mount={blob.Digest}&from={Uri.EscapeDataString(mountFrom)}";
        var scope = mountFrom is null ? RegistryScope.Push(target) : RegistryScope.Mount(target, mountFrom);
        var request = new RegistryRequest(HttpMethod.Post, services.Endpoint.Uploads(target, query), scope)
        {
            Content = _ => new ByteArrayContent([]),
            Expected = [HttpStatusCode.Accepted, HttpStatusCode.Created],
        };
        using var answer = await services.Connection.SendAsync(request, cancellationToken);
        _upload = answer.Status == HttpStatusCode.Created ? null : LocationOf(answer);
        return answer.Status == HttpStatusCode.Created;
    }

    /// <summary>How much of a cut upload arrived. Forgets the upload when the registry does not know it, or next to nothing arrived.</summary>
    private async Task<long> FindOffsetAsync(CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Get, _upload!, RegistryScope.Push(target));
        try
        {
            using var answer = await services.Connection.SendAsync(request with { Expected = [HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.Accepted] }, cancellationToken);
            var last = answer.Find("Range")?.Split('-', '=')[^1];
            _upload = answer.Headers.Location is null ? _upload : LocationOf(answer);

            // "0-0" means one byte, or none.
            if (long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && end > 0 && end < blob.Size)
            {
                _reached = Math.Max(_reached, end + 1);
                return end + 1;
            }
        }
        catch (RegistryException exception) when (exception.Status is { } status && !ErrorReader.IsTransient(status))
        {
            // The upload is gone: it begins anew.
        }

        _upload = null;
        return 0;
    }

    private async Task SendAsync(long offset, CancellationToken cancellationToken)
    {
        var isResumed = offset > 0;
        try
        {
            // In one piece if possible; what goes on after a cut, or is too large for one request, goes in chunks.
            if (!isResumed && blob.Size <= _chunkSize)
            {
                await PutAsync(Body(0, blob.Size), cancellationToken);
                return;
            }

            while (offset < blob.Size)
            {
                var end = _chunkSize < blob.Size - offset ? offset + _chunkSize : blob.Size;
                await PatchAsync(offset, end, cancellationToken);
                offset = end;
                _reached = Math.Max(_reached, end);
            }

            await PutAsync(_ => new ByteArrayContent([]), cancellationToken);
        }
        catch (RegistryException exception) when (IsLost(exception, isResumed))
        {
            _upload = null;
            throw new TransferCutException($"The upload to {target.Name} was lost: {exception.Message}", exception);
        }
        catch (RegistryException exception) when (exception.Status == HttpStatusCode.RequestEntityTooLarge && _chunkSize > SmallChunk)
        {
            _upload = null;
            _chunkSize = SmallChunk;
            throw new TransferCutException(exception.Message, exception);
        }
    }

    private async Task PatchAsync(long offset, long end, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Patch, _upload!, RegistryScope.Push(target))
        {
            Content = guard =>
            {
                var content = Body(offset, end)(guard);
                content.Headers.TryAddWithoutValidation("Content-Range", string.Create(CultureInfo.InvariantCulture, $"{offset}-{end - 1}"));
                return content;
            },
            Expected = [HttpStatusCode.Accepted],
        };
        using var answer = await services.Connection.SendAsync(request, cancellationToken);
        _upload = LocationOf(answer);
    }

    private async Task PutAsync(Func<StallGuard, HttpContent> content, CancellationToken cancellationToken)
    {
        var digest = $"digest={Uri.EscapeDataString(blob.Digest.ToString())}";
        var query = _upload!.Query.Length > 1 ? $"{_upload.Query[1..]}&{digest}" : digest;
        var request = new RegistryRequest(HttpMethod.Put, new UriBuilder(_upload) { Query = query }.Uri, RegistryScope.Push(target))
        {
            Content = content,
            Expected = [HttpStatusCode.Created, HttpStatusCode.NoContent],
        };
        using var answer = await services.Connection.SendAsync(request, cancellationToken);
    }

    private Func<StallGuard, HttpContent> Body(long offset, long end) =>
        guard => new BlobContent(source, blob, (offset, end), guard, bytes => Report(TransferState.Uploading, bytes));

    // A place that the registry does not know any more, or chunks that it put together wrongly: a new upload may succeed.
    private static bool IsLost(RegistryException exception, bool isResumed) =>
        exception.Status is HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable
        || exception.Codes.Any(code => code is "BLOB_UPLOAD_UNKNOWN" or "BLOB_UPLOAD_INVALID")
        || (isResumed && exception.Codes.Contains("DIGEST_INVALID"));

    private Uri LocationOf(RegistryAnswer answer)
    {
        var location = answer.Headers.Location ?? throw new RegistryException($"{target.Registry} began an upload to {target.Repository} without saying where it goes on (no Location).");
        var uri = new Uri(answer.Uri, location);
        return uri.Scheme == answer.Uri.Scheme || uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new RegistryException($"{target.Registry} wants an upload sent to {uri.GetLeftPart(UriPartial.Authority)}, which is not encrypted: refused.");
    }

    private void Report(TransferState state, long bytes) => services.Options.Progress?.Report(new TransferProgress(target, blob, state, bytes));
}
