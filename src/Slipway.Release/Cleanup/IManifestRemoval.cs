using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Deletes manifests of one repository.</summary>
internal interface IManifestRemoval : IDisposable
{
    /// <summary>Deletes a manifest; false when it is gone, or has to stay.</summary>
    /// <param name="digest">The manifest.</param>
    /// <param name="tags">The tags that may go with it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">It is refused.</exception>
    Task<bool> DeleteAsync(Digest digest, IReadOnlySet<string> tags, CancellationToken cancellationToken);

    /// <summary>Takes a tag from a manifest that stays; false when the registry cannot do so.</summary>
    Task<bool> UntagAsync(string tag, CancellationToken cancellationToken);
}
