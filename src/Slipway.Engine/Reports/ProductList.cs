using Slipway.Engine.Caching;

namespace Slipway.Engine;

/// <summary>The products of a target.</summary>
/// <param name="Files">The files in ordinal order of their paths.</param>
/// <param name="Problem">Why they could not all be listed; null when they are.</param>
internal sealed record ProductList(IReadOnlyList<ProductFile> Files, string? Problem = null);

/// <summary>A file that a target made.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">The hash in hexadecimal; null when it is not known and the file is too large to be read for a report.</param>
/// <param name="Modified">Time of the last change, in nanoseconds since 1970.</param>
internal sealed record ProductFile(string Path, long Size, string? Sha256, long Modified)
{
    public static ProductFile Of(Product product) => new(product.Path, product.Size, product.Sha256, product.Modified);
}
