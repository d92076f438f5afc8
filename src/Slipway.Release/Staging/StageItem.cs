using Slipway.Oci;

namespace Slipway.Release;

/// <summary>One thing to stage: content of a layout and its repository.</summary>
/// <param name="Kind"><c>image</c> or <c>chart</c>.</param>
/// <param name="Layout">Where the content is.</param>
/// <param name="Root">The index or manifest.</param>
/// <param name="Repository">Registry and repository, for instance <c>ghcr.io/acme/controller</c>.</param>
/// <param name="Size">Bytes of everything below <paramref name="Root"/>.</param>
internal sealed record StageItem(string Kind, OciLayout Layout, Descriptor Root, Reference Repository, long Size)
{
    /// <summary>The item by digest, for the release manifest.</summary>
    public PublishedReference Reference => new() { Kind = Kind, Reference = Repository.WithDigest(Root.Digest).ToString(), Digest = Root.Digest, Size = Size };
}
