using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Where base images come from: a registry client.</summary>
public interface IBaseImageSource
{
    /// <summary>Brings an image into a layout: the index or manifest that the reference names, and for the platforms their manifests, configurations and layers.</summary>
    /// <param name="reference">What to pull.</param>
    /// <param name="target">Where to; content that is already there is not fetched again.</param>
    /// <param name="platforms">The platforms that are wanted. One that the image does not offer may be left out, or refused with an exception that says so.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <returns>The index or manifest that the reference names.</returns>
    /// <exception cref="BaseImageUnreachableException">The registry cannot be reached. Anything else, such as a missing tag, is another exception.</exception>
    Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken);
}
