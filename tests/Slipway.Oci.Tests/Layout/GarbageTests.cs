using Slipway.Testing;

namespace Slipway.Oci.Tests.Layout;

public sealed class GarbageTests : IDisposable
{
    private static readonly DateTimeOffset s_everything = DateTimeOffset.MaxValue;
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Blobs_that_the_index_leads_to_are_kept()
    {
        var layout = await OpenAsync();
        var index = await TestImages.WriteIndexAsync(layout, await TestImages.WriteManifestAsync(layout, "a"), await TestImages.WriteManifestAsync(layout, "b"));
        await layout.TagAsync(index, "v1", default);
        var orphan = await TestImages.WriteManifestAsync(layout, "orphan");

        var report = await layout.CollectGarbageAsync(s_everything, default);

        // Kept: the index, two manifests, two layers, the shared empty config.
        report.ShouldBe(new GarbageReport(2, orphan.Size + "orphan".Length, 6));
        layout.HasBlob(orphan).ShouldBeFalse();
        layout.HasBlob(index).ShouldBeTrue();
    }

    [Fact]
    public async Task Young_blobs_are_kept_because_their_build_may_still_run()
    {
        var layout = await OpenAsync();
        var blob = await layout.WriteBlobAsync("x"u8.ToArray(), "text/plain", default);
        (await layout.CollectGarbageAsync(DateTimeOffset.UnixEpoch, default)).BlobsDeleted.ShouldBe(0);
        layout.HasBlob(blob).ShouldBeTrue();
    }

    [Fact]
    public async Task Leftovers_of_dead_writers_are_deleted()
    {
        var layout = await OpenAsync();
        var leftover = _directory.Write(".partial/dead", "half");
        await layout.CollectGarbageAsync(s_everything, default);
        File.Exists(leftover).ShouldBeFalse();
    }

    [Fact]
    public async Task Children_that_were_never_pulled_are_no_obstacle()
    {
        var layout = await OpenAsync();
        var absent = Descriptor.Of(MediaTypes.ImageManifest, "absent"u8);
        await layout.TagAsync(await TestImages.WriteIndexAsync(layout, absent, await TestImages.WriteManifestAsync(layout, "a")), "v1", default);
        (await layout.CollectGarbageAsync(s_everything, default)).BlobsKept.ShouldBe(4);
    }

    [Fact]
    public async Task Damaged_manifest_stops_the_collection_before_anything_is_deleted()
    {
        var layout = await OpenAsync();
        var manifest = await TestImages.WriteManifestAsync(layout, "a");
        await layout.TagAsync(manifest, "v1", default);
        await File.WriteAllBytesAsync(layout.Blobs.PathOf(manifest.Digest), new byte[manifest.Size]);
        await Should.ThrowAsync<DigestMismatchException>(() => layout.CollectGarbageAsync(s_everything, default));
        layout.Blobs.List().Count().ShouldBe(3);
    }

    private Task<OciLayout> OpenAsync() => OciLayout.OpenOrCreateAsync(_directory.Path, default);
}
