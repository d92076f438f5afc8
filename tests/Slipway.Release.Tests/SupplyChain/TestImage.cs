using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release.Tests;

/// <summary>The smallest image that things can be attached to.</summary>
internal static class TestImage
{
    public static async Task<Descriptor> WriteAsync(OciLayout layout, CancellationToken cancellationToken)
    {
        var config = await layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.ImageConfig, cancellationToken);
        var platform = await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [] }), MediaTypes.ImageManifest, cancellationToken) with { Platform = Platform.LinuxAmd64 };
        return await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = [platform] }), MediaTypes.ImageIndex, cancellationToken);
    }

    public static async Task WriteDocumentsAsync(OciLayout layout, Descriptor index, string? run, CancellationToken cancellationToken)
    {
        var platform = (await layout.ReadManifestAsync(index, cancellationToken)).Manifests[0];
        var bill = new BillOfMaterials { Name = "proxy", Version = "1", Platform = Platform.LinuxAmd64, Digest = platform.Digest, Created = DateTimeOffset.UnixEpoch, Components = [] };
        var provenance = new BuildProvenance { Image = "proxy", Version = "1", Project = "p", Platforms = ["linux/amd64"], BaseImage = "host", BaseDigest = Digest.Of("base"u8), InvocationId = run };
        await new ImageAttachments(layout).WriteAsync(index, [bill, BillOfMaterials.Union(index.Digest, [bill])], provenance, cancellationToken);
    }
}
