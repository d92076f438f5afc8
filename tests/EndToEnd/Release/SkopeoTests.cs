using System.Text.Json;
using Slipway.Testing;

namespace EndToEnd.Release;

/// <summary>An independent client accepts the images of the embedded registry.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class SkopeoTests(PublishedRelease release)
{
    [Theory]
    [InlineData("controller")]
    [InlineData("sds")]
    [InlineData("proxy")]
    [InlineData("echo")]
    public async Task Skopeo_inspects_and_copies_each_image(string name)
    {
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        using var folder = new TempDirectory();
        var (reference, digest) = release.Images.Single(image => image.Reference.Contains($"/{name}:"));

        var inspected = (await RunningProcess.RunAsync(skopeo, ["inspect", "--tls-verify=false", $"docker://{reference}"], folder.Path)).ShouldExitWith(0);
        using var document = JsonDocument.Parse(inspected.Output);
        document.RootElement.GetProperty("Digest").GetString().ShouldBe(digest);
        document.RootElement.GetProperty("Labels").GetProperty("org.opencontainers.image.revision").GetString()!.Length.ShouldBe(40);

        (await RunningProcess.RunAsync(skopeo, ["copy", "--quiet", "--all", "--src-tls-verify=false", $"docker://{reference}", $"oci:{folder["copy"]}:{name}"], folder.Path)).ShouldExitWith(0);
    }
}
