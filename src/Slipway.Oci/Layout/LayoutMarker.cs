namespace Slipway.Oci;

/// <summary>The <c>oci-layout</c> file, which makes a directory an image layout (image-spec 1.1, image-layout.md).</summary>
internal sealed record LayoutMarker
{
    public const string FileName = "oci-layout";
    public const string CurrentVersion = "1.0.0";

    public required string ImageLayoutVersion { get; init; }
}
