namespace Slipway.Oci.Tests.Model;

public sealed class ImageIndexTests
{
    [Fact]
    public void Find_takes_the_first_manifest_that_serves_the_platform()
    {
        var index = new ImageIndex { Manifests = [For("linux/amd64"), For("linux/arm64/v8"), For("linux/arm64"), For(null)] };
        index.Find(Platform.LinuxArm64)!.Platform.ShouldBe(Platform.Parse("linux/arm64/v8"));
        index.Find(Platform.Parse("linux/s390x")).ShouldBeNull();
    }

    private static Descriptor For(string? platform) =>
        Descriptor.Of(MediaTypes.ImageManifest, []) with { Platform = platform is null ? null : Platform.Parse(platform) };
}
