using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class ImageSbomTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Every_platform_and_the_index_get_a_bill_of_packages_and_layers()
    {
        var (layout, index) = await WriteImageAsync(Platform.LinuxAmd64, Platform.LinuxArm64);
        var bills = await new ImageSbom(layout).CreateAsync(WriteProject(), index, "1.4.0", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

        bills.Select(bill => bill.Title).ShouldBe(["app linux/amd64", "app linux/arm64", "app"]);
        bills[0].Components.Select(component => component.Id).ShouldBe(["pkg:deb/debian/base-amd64@1", "pkg:nuget/Leaf@2.1.0"]);
        bills[1].Components.Select(component => component.Id).ShouldBe(["pkg:deb/debian/base-arm64@1", "pkg:nuget/Leaf@2.1.0"]);
        bills[2].Components.Count.ShouldBe(3);
        (bills[2].Digest, bills[2].Version, bills[2].Roots.ShouldHaveSingleItem()).ShouldBe((index.Digest, "1.4.0", "pkg:nuget/Leaf@2.1.0"));
    }

    [Fact]
    public async Task Manifest_without_platform_is_named()
    {
        var (layout, index) = await WriteImageAsync((Platform?)null);
        var error = await Should.ThrowAsync<ImageBuildException>(() => new ImageSbom(layout).CreateAsync(WriteProject(), index, "1.4.0", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        error.Message.ShouldContain("a manifest without a platform");
    }

    private async Task<(OciLayout Layout, Descriptor Index)> WriteImageAsync(params Platform?[] platforms)
    {
        var token = TestContext.Current.CancellationToken;
        var layout = await OciLayout.OpenOrCreateAsync(_temp.Path + "/oci", token);
        var manifests = new List<Descriptor>();
        foreach (var platform in platforms)
        {
            var status = System.Text.Encoding.UTF8.GetBytes($"Package: base-{platform?.Architecture}\nVersion: 1\n");
            var layer = await LayerBuilder.BuildAsync(layout, [TarEntry.File("var/lib/dpkg/status", status)], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, token);
            var config = await layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.ImageConfig, token);
            var manifest = OciJson.Serialize(new ImageManifest { Config = config, Layers = [layer.Descriptor] });
            manifests.Add(await layout.WriteBlobAsync(manifest, MediaTypes.ImageManifest, token) with { Platform = platform });
        }

        return (layout, await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = manifests }), MediaTypes.ImageIndex, token));
    }

    private ImageSpec WriteProject()
    {
        _temp.Write("App/App.csproj", "");
        _temp.Write("App/obj/project.assets.json", """
            {
              "targets": { "net10.0": { "Leaf/2.1.0": { "type": "package", "runtime": { "lib/net8.0/Leaf.dll": {} } } } },
              "libraries": { "Leaf/2.1.0": { "type": "package", "path": "leaf/2.1.0" } },
              "projectFileDependencyGroups": { "net10.0": ["Leaf >= 2.1.0"] },
              "packageFolders": {}
            }
            """);
        return new ImageSpec("app", (AbsolutePath)_temp.Path / "App");
    }
}
