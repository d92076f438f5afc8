using System.Globalization;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Takes the bytes of an upload.</summary>
internal static class UploadBody
{
    /// <summary>Appends the request's body. A connection that is cut keeps what arrived, so that the client can go on there.</summary>
    public static async Task AppendAsync(HttpContext context, UploadSession session)
    {
        CheckRange(context, session);
        var reader = context.Request.BodyReader;
        while (true)
        {
            // No cancellation: what arrived before the connection was cut is still to be read, then reading fails by itself.
            var result = await reader.ReadAsync(CancellationToken.None);
            foreach (var part in result.Buffer)
            {
                await WriteAsync(session, part);
            }

            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Gives the upload its name and enters it into its repository.</summary>
    public static void Complete(RegistryStorage storage, UploadSession session, Digest digest)
    {
        try
        {
            session.Complete(digest);
        }
        catch (DigestMismatchException exception)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "DIGEST_INVALID", exception.Message);
        }

        storage.Repository(session.Repository).Blobs.Add(digest);
    }

    // A write is never abandoned half-way: the hash and the file would no longer agree.
    private static async Task WriteAsync(UploadSession session, ReadOnlyMemory<byte> content)
    {
        try
        {
            await session.WriteAsync(content, CancellationToken.None);
        }
        catch (IOException exception)
        {
            throw new StorageFailedException(exception);
        }
    }

    private static void CheckRange(HttpContext context, UploadSession session)
    {
        var header = context.Request.Headers.ContentRange.ToString();
        if (header.Length == 0)
        {
            return;
        }

        // Not HTTP's form: "first-last", without unit and total (distribution-spec 1.1, "Pushing a blob in chunks").
        var isRange = header.Split('-') is [var a, var b]
            & long.TryParse(header.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            & long.TryParse(header.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        if (!isRange || (context.Request.ContentLength is { } length && length != last - first + 1))
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "SIZE_INVALID", $"The Content-Range '{header}' does not describe the {context.Request.ContentLength} bytes of this request.");
        }

        if (first != session.Size)
        {
            UploadAnswer.AddHeaders(context, session);
            throw new ProtocolException(StatusCodes.Status416RangeNotSatisfiable, "BLOB_UPLOAD_INVALID", $"The chunk starts at {first}, but {session.Size} bytes are here: chunks must follow each other.");
        }
    }
}
