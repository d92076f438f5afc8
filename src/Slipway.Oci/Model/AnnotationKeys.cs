namespace Slipway.Oci;

/// <summary>The pre-defined annotation keys of image-spec 1.1 (annotations.md); labels of images use the same names.</summary>
public static class AnnotationKeys
{
    /// <summary>The tag of an entry in an image layout's <c>index.json</c>.</summary>
    public const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>When it was made, RFC 3339.</summary>
    public const string Created = "org.opencontainers.image.created";

    /// <summary>Its version.</summary>
    public const string Version = "org.opencontainers.image.version";

    /// <summary>The commit of its source.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>The URL of its source.</summary>
    public const string Source = "org.opencontainers.image.source";

    /// <summary>The URL to learn more.</summary>
    public const string Url = "org.opencontainers.image.url";

    /// <summary>The URL of its documentation.</summary>
    public const string Documentation = "org.opencontainers.image.documentation";

    /// <summary>A name for people.</summary>
    public const string Title = "org.opencontainers.image.title";

    /// <summary>A description for people.</summary>
    public const string Description = "org.opencontainers.image.description";

    /// <summary>An SPDX licence expression.</summary>
    public const string Licenses = "org.opencontainers.image.licenses";

    /// <summary>Who distributes it.</summary>
    public const string Vendor = "org.opencontainers.image.vendor";

    /// <summary>Who to ask.</summary>
    public const string Authors = "org.opencontainers.image.authors";

    /// <summary>The digest of the image it is based on.</summary>
    public const string BaseDigest = "org.opencontainers.image.base.digest";

    /// <summary>The reference of the image it is based on.</summary>
    public const string BaseName = "org.opencontainers.image.base.name";
}
