using System.Formats.Tar;
using System.Text.Json;
using Slipway.Oci;
using Slipway.Release.Tests.Publishing;

namespace Slipway.Release.Tests.Verification;

/// <summary>Images for an engine that cannot reach the registry.</summary>
public sealed class DockerImagesTests
{
    [Fact]
    public async Task Archive_has_what_docker_load_reads()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        var images = new LocalImages(fixture.Client, fixture.Root / "run");
        await images.PullAsync(new() { Manifest = staged, Registry = fixture.Target }, ReleaseFixture.Cancel);
        var archive = fixture.Root / "proxy.tar";

        await DockerImages.WriteAsync(images.Layout, images.Pulled.Single(image => image.Name == "proxy").Manifest, "slipway/proxy:test", archive, ReleaseFixture.Cancel);

        var files = await ReadAsync(archive);
        var description = JsonDocument.Parse(files["manifest.json"]).RootElement[0];
        description.GetProperty("RepoTags")[0].GetString().ShouldBe("slipway/proxy:test");
        foreach (var name in description.GetProperty("Layers").EnumerateArray().Append(description.GetProperty("Config")).Select(name => name.GetString()!))
        {
            Digest.Of(files[name]).Hex.ShouldBe(name.Split('.')[0]);
        }
    }

    [Fact]
    public async Task Images_of_another_platform_are_named()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        var layout = await OciLayout.OpenOrCreateAsync(fixture.Root / "layout", ReleaseFixture.Cancel);
        var index = await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = [] }), MediaTypes.ImageIndex, ReleaseFixture.Cancel);
        await layout.TagAsync(index, "empty:1", ReleaseFixture.Cancel);
        var staged = await fixture.StageAsync(built with { Images = [built.Images[0] with { Digest = index.Digest, Size = index.Size, Platforms = [] }] });

        var error = await Should.ThrowAsync<Exception>(() => new LocalImages(fixture.Client, fixture.Root / "run").PullAsync(new() { Manifest = staged, Registry = fixture.Target }, ReleaseFixture.Cancel));

        error.Message.ShouldContain(LocalPlatform.Current.ToString());
    }

    private static async Task<Dictionary<string, byte[]>> ReadAsync(string archive)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var reader = new TarReader(File.OpenRead(archive));
        while (await reader.GetNextEntryAsync(copyData: true, ReleaseFixture.Cancel) is { } entry)
        {
            using var content = new MemoryStream();
            await (entry.DataStream?.CopyToAsync(content, ReleaseFixture.Cancel) ?? Task.CompletedTask);
            files[entry.Name] = content.ToArray();
        }

        return files;
    }
}
