using System.Text;

namespace Slipway.Oci.Tests;

/// <summary>Small artefacts in a layout.</summary>
internal static class TestImages
{
    public static async Task<Descriptor> WriteManifestAsync(OciLayout layout, string text)
    {
        var layer = await layout.WriteBlobAsync(Encoding.UTF8.GetBytes(text), "text/plain", default);
        await layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        var manifest = new ImageManifest { Config = Descriptor.Empty, Layers = [layer] };
        return await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, default);
    }

    public static Task<Descriptor> WriteIndexAsync(OciLayout layout, params IReadOnlyList<Descriptor> manifests) =>
        layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = manifests }), MediaTypes.ImageIndex, default);
}
