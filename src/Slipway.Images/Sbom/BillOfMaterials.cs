using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What an image is made of, before it is written down in a format: <see cref="SpdxDocument"/>, <see cref="CycloneDxDocument"/>.</summary>
public sealed record BillOfMaterials
{
    /// <summary>The image's name, for instance <c>controller</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The image's version without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The platform; null for the index of all platforms.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The digest of the platform's manifest, or of the index.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The commit's time: a document that depended on the clock could not be made again.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The components in the order of their ids, none twice.</summary>
    public required IReadOnlyList<SoftwareComponent> Components { get; init; }

    /// <summary>The ids of the components that the image's own program asks for.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>Name and platform, for people.</summary>
    public string Title => Platform is null ? Name : $"{Name} {Platform}";

    /// <summary>The image's package URL.</summary>
    public string PackageUrl => PackageUrls.Image(Name, Digest.ToString());

    /// <summary>What the index of several platforms is made of: all that they are made of.</summary>
    /// <param name="digest">The digest of the index.</param>
    /// <param name="platforms">The platforms; one at least.</param>
    public static BillOfMaterials Union(Digest digest, IReadOnlyList<BillOfMaterials> platforms) => platforms[0] with
    {
        Platform = null,
        Digest = digest,
        Components = [.. platforms.SelectMany(platform => platform.Components).DistinctBy(component => component.Id).OrderBy(component => component.Id, StringComparer.Ordinal)],
        Roots = [.. platforms.SelectMany(platform => platform.Roots).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };
}
