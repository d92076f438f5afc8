using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class LayerCacheTests : IDisposable
{
    private static readonly LayerOptions Options = new() { Time = DateTimeOffset.UnixEpoch };
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equal_entries_are_packed_once()
    {
        var (cache, layout) = await CreateAsync();
        var first = await cache.GetAsync(layout, Entries("text"), Options, Token);
        var written = File.GetLastWriteTimeUtc(layout.Blobs.PathOf(first.Descriptor.Digest));
        File.SetLastWriteTimeUtc(layout.Blobs.PathOf(first.Descriptor.Digest), DateTime.UnixEpoch);

        (await cache.GetAsync(layout, Entries("text"), Options, Token)).ShouldBe(first);

        File.GetLastWriteTimeUtc(layout.Blobs.PathOf(first.Descriptor.Digest)).ShouldBe(DateTime.UnixEpoch);
        written.ShouldNotBe(DateTime.UnixEpoch);
    }

    [Fact]
    public async Task Other_content_time_or_level_is_another_layer()
    {
        var (cache, layout) = await CreateAsync();
        var layers = new[]
        {
            await cache.GetAsync(layout, Entries("text"), Options, Token),
            await cache.GetAsync(layout, Entries("text2"), Options, Token),
            await cache.GetAsync(layout, Entries("text"), Options with { Time = DateTimeOffset.UnixEpoch.AddSeconds(1) }, Token),
            await cache.GetAsync(layout, Entries("text"), Options with { CompressionLevel = 1 }, Token),
        };
        layers.Select(layer => layer.Descriptor.Digest).Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"Digest":"nonsense","Size":1,"UncompressedSize":1}""")]
    public async Task Damaged_record_is_made_again(string text)
    {
        var (cache, layout) = await CreateAsync();
        var first = await cache.GetAsync(layout, Entries("text"), Options, Token);
        var record = Directory.GetFiles(_temp["cache"]).ShouldHaveSingleItem();
        await File.WriteAllTextAsync(record, text, Token);

        (await cache.GetAsync(layout, Entries("text"), Options, Token)).ShouldBe(first);
        (await File.ReadAllTextAsync(record, Token)).ShouldContain(first.Descriptor.Digest.Hex);
    }

    [Fact]
    public async Task Layer_that_is_missing_in_the_layout_is_made_again()
    {
        var (cache, layout) = await CreateAsync();
        var first = await cache.GetAsync(layout, Entries("text"), Options, Token);
        layout.Blobs.Delete(first.Descriptor.Digest);

        (await cache.GetAsync(layout, Entries("text"), Options, Token)).ShouldBe(first);
        layout.HasBlob(first.Descriptor).ShouldBeTrue();
    }

    private static TarEntry[] Entries(string text) => [TarEntry.File("app/file", System.Text.Encoding.UTF8.GetBytes(text))];

    private async Task<(LayerCache Cache, OciLayout Layout)> CreateAsync() => (new LayerCache(_temp["cache"]), await OciLayout.OpenOrCreateAsync(_temp["oci"], Token));
}
