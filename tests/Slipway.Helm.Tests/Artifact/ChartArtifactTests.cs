using System.Text.Json;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Helm.Tests.Artifact;

/// <summary>The artefact is the one that <c>helm push</c> makes.</summary>
public sealed class ChartArtifactTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Manifest_has_helms_media_types_and_annotations()
    {
        var (layout, descriptor, packed) = await WriteAsync(TestCharts.Shop);
        var manifest = OciJson.ParseManifest(await layout.ReadBlobAsync(descriptor, TestContext.Current.CancellationToken));

        manifest.Config.MediaType.ShouldBe("application/vnd.cncf.helm.config.v1+json");
        manifest.Layers.ShouldHaveSingleItem().MediaType.ShouldBe("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
        manifest.Layers[0].Digest.ShouldBe(packed.Digest);
        manifest.Annotations!.Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(
        [
            "date=2020-01-01",
            "example.com/changes=- kind: added\n  description: front\n",
            "example.com/channel=stable",
            "long=a text that is longer than eighty characters, so that Helm's writer folds it at a blank in its middle",
            "org.opencontainers.image.authors=Ann Example (ann@example.com), Bob",
            "org.opencontainers.image.created=2023-11-14T22:13:20Z",
            "org.opencontainers.image.description=A shop: front, back & cache <test>",
            "org.opencontainers.image.source=https://example.com/shop.git",
            "org.opencontainers.image.title=shop",
            "org.opencontainers.image.url=https://example.com/shop",
            "org.opencontainers.image.vendor=Example",
            "org.opencontainers.image.version=1.4.0",
            "true=on",
        ]);
    }

    [Fact]
    public async Task Config_is_the_metadata_as_json()
    {
        var (layout, descriptor, _) = await WriteAsync(TestCharts.Shop);
        var manifest = OciJson.ParseManifest(await layout.ReadBlobAsync(descriptor, TestContext.Current.CancellationToken));
        using var config = JsonDocument.Parse(await layout.ReadBlobAsync(manifest.Config, TestContext.Current.CancellationToken));

        config.RootElement.GetProperty("name").GetString().ShouldBe("shop");
        config.RootElement.GetProperty("version").GetString().ShouldBe("1.4.0");
        config.RootElement.GetProperty("dependencies")[0].GetProperty("import-values")[1].GetProperty("parent").GetString().ShouldBe("front.limits");
        config.RootElement.TryGetProperty("deprecated", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Chart_that_says_little_has_few_annotations()
    {
        var (layout, descriptor, _) = await WriteAsync(new(_folder.WriteChart("app")));

        OciJson.ParseManifest(await layout.ReadBlobAsync(descriptor, TestContext.Current.CancellationToken)).Annotations!.Keys
            .ShouldBe(["org.opencontainers.image.created", "org.opencontainers.image.title", "org.opencontainers.image.version"]);
    }

    [Fact]
    public async Task Same_chart_gives_the_same_digest_and_one_entry()
    {
        var (layout, first, _) = await WriteAsync(TestCharts.Shop);
        var (_, second, _) = await WriteAsync(TestCharts.Shop);

        second.ShouldBe(first);
        (await layout.ReadIndexAsync(TestContext.Current.CancellationToken)).Manifests.ShouldHaveSingleItem().Annotations![AnnotationKeys.RefName].ShouldBe("charts/shop");
    }

    [Fact]
    public async Task Package_that_changed_meanwhile_is_not_taken()
    {
        var (layout, _, packed) = await WriteAsync(TestCharts.Shop);
        await File.AppendAllTextAsync(packed.Path, "x");

        await Should.ThrowAsync<DigestMismatchException>(() => ChartArtifact.WriteAsync(layout, packed, Releases.Time, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1.4.0", "1.4.0")]
    [InlineData("1.33.1+rke2r1", "1.33.1_rke2r1")]
    public void Tag_has_an_underscore_for_a_plus(string version, string tag) =>
        new ChartMetadata { ApiVersion = "v2", Name = "a", Version = version }.Tag.ShouldBe(tag);

    private async Task<(OciLayout Layout, Descriptor Descriptor, PackedChart Packed)> WriteAsync(ChartSpec spec)
    {
        var packed = await ChartPackager.PackageAsync(spec, Releases.Release, _folder["out"], TestContext.Current.CancellationToken);
        var layout = await OciLayout.OpenOrCreateAsync(_folder["oci"], TestContext.Current.CancellationToken);
        return (layout, await ChartArtifact.WriteAsync(layout, packed, Releases.Time, $"charts/{packed.Name}", TestContext.Current.CancellationToken), packed);
    }
}
