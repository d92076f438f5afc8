namespace Slipway.Oci;

/// <summary>Where content is read from by digest: an image layout or a registry.</summary>
public interface IBlobSource
{
    /// <summary>Opens the content that <paramref name="descriptor"/> names, at its first byte.</summary>
    /// <exception cref="BlobNotFoundException">The source does not have it.</exception>
    ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken);

    /// <summary>Opens the content at <paramref name="offset"/>, to go on where an earlier reader had to stop.</summary>
    /// <exception cref="BlobNotFoundException">The source does not have it.</exception>
    /// <exception cref="EndOfStreamException">It is shorter than that.</exception>
    async ValueTask<Stream> OpenAtAsync(Descriptor descriptor, long offset, CancellationToken cancellationToken)
    {
        var content = await OpenAsync(descriptor, cancellationToken);
        if (content.CanSeek)
        {
            content.Position = offset;
            return content;
        }

        await using var skipped = new SliceStream(content, offset);
        await skipped.CopyToAsync(Stream.Null, cancellationToken);
        return content;
    }
}
