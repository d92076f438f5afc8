using Slipway.Oci;

namespace Slipway.Release;

/// <summary>One thing to publish: content of a layout, its repository and the tags that shall name it.</summary>
/// <param name="Kind"><c>image</c> or <c>chart</c>.</param>
/// <param name="Layout">Where the content is.</param>
/// <param name="Root">The index or manifest.</param>
/// <param name="Repository">Registry and repository, for instance <c>ghcr.io/acme/controller</c>.</param>
/// <param name="Tags">The tags, the most exact one first.</param>
/// <param name="Size">Bytes of everything below <paramref name="Root"/>.</param>
internal sealed record PublishItem(string Kind, OciLayout Layout, Descriptor Root, string Repository, IReadOnlyList<string> Tags, long Size)
{
    /// <summary>The references that shall exist afterwards.</summary>
    public IEnumerable<Reference> References => Tags.Select(tag => Reference.Parse(Repository).WithTag(tag));
}
