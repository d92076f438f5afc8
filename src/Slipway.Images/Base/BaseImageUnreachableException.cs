using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The registry of a base image cannot be reached: no name resolution, no connection, no answer.</summary>
/// <param name="reference">The base image.</param>
/// <param name="inner">The network's error.</param>
public sealed class BaseImageUnreachableException(Reference reference, Exception inner)
    : Exception($"The base image {reference} cannot be reached: {inner.Message.TrimEnd('.')}", inner)
{
    /// <summary>The base image.</summary>
    public Reference Reference { get; } = reference;
}
