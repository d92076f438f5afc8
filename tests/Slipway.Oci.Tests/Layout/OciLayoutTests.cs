using Slipway.Testing;

namespace Slipway.Oci.Tests.Layout;

public sealed class OciLayoutTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task New_layout_has_the_files_of_the_specification()
    {
        await OpenAsync();
        (await File.ReadAllTextAsync(_directory["layout/oci-layout"])).ShouldBe("""{"imageLayoutVersion":"1.0.0"}""");
        (await File.ReadAllTextAsync(_directory["layout/index.json"])).ShouldBe("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}""");
    }

    [Fact]
    public async Task Opening_again_keeps_what_is_there()
    {
        var layout = await OpenAsync();
        await layout.TagAsync(await WriteManifestAsync(layout), "v1", default);
        (await (await OpenAsync()).FindAsync("v1", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Blob_is_found_under_its_digest()
    {
        var layout = await OpenAsync();
        var descriptor = await layout.WriteBlobAsync(new MemoryStream("foo"u8.ToArray()), "text/plain", default);
        descriptor.ShouldBe(Descriptor.Of("text/plain", "foo"u8));
        File.Exists(_directory[$"layout/blobs/sha256/{descriptor.Digest.Hex}"]).ShouldBeTrue();
        layout.HasBlob(descriptor).ShouldBeTrue();
        (await layout.ReadBlobAsync(descriptor, default)).ShouldBe("foo"u8.ToArray());
    }

    [Fact]
    public async Task Truncated_blob_counts_as_absent_and_is_replaced()
    {
        var layout = await OpenAsync();
        var descriptor = await layout.WriteBlobAsync("foo"u8.ToArray(), "text/plain", default);
        await File.WriteAllTextAsync(layout.Blobs.PathOf(descriptor.Digest), "f");
        layout.HasBlob(descriptor).ShouldBeFalse();
        await layout.WriteBlobAsync("foo"u8.ToArray(), "text/plain", default);
        await layout.VerifyBlobAsync(descriptor, default);
    }

    [Fact]
    public async Task Verification_names_what_was_expected_and_found()
    {
        var layout = await OpenAsync();
        var descriptor = await layout.WriteBlobAsync("foo"u8.ToArray(), "text/plain", default);
        await File.WriteAllTextAsync(layout.Blobs.PathOf(descriptor.Digest), "bar");
        var exception = await Should.ThrowAsync<DigestMismatchException>(() => layout.VerifyBlobAsync(descriptor, default));
        exception.Message.ShouldContain(descriptor.Digest.ToString());
        exception.ActualDigest.ShouldBe(Digest.Of("bar"u8));
        await Should.ThrowAsync<DigestMismatchException>(() => layout.ReadBlobAsync(descriptor, default));
    }

    [Fact]
    public async Task Content_that_is_not_what_it_should_be_leaves_nothing_behind()
    {
        var layout = await OpenAsync();
        var expected = Descriptor.Of("text/plain", "foo"u8);
        await Should.ThrowAsync<DigestMismatchException>(() => layout.Blobs.WriteAsync(expected, new MemoryStream("fox"u8.ToArray()), "test", default));
        layout.HasBlob(expected).ShouldBeFalse();
        Directory.GetFiles(layout.Blobs.PartialPath).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sha512_content_is_kept_and_verified_too()
    {
        var layout = await OpenAsync();
        var digest = Digest.Parse("sha512:f7fbba6e0636f890e56fbbf3283e524c6fa3204ae298382d624741d0dc6638326e282c41be5e4254d8820772c5518a2c5a8c0c7f7eda19594a7eb539453e1ed7");
        var descriptor = new Descriptor { MediaType = "text/plain", Digest = digest, Size = 3 };
        await layout.Blobs.WriteAsync(descriptor, new MemoryStream("foo"u8.ToArray()), "test", default);
        await layout.VerifyBlobAsync(descriptor, default);
    }

    [Fact]
    public async Task Missing_blob_is_named()
    {
        var layout = await OpenAsync();
        var missing = Descriptor.Of("text/plain", "foo"u8);
        Should.Throw<BlobNotFoundException>(() => layout.OpenBlob(missing)).Digest.ShouldBe(missing.Digest);
        await Should.ThrowAsync<BlobNotFoundException>(() => layout.TagAsync(missing, "v1", default));
    }

    [Fact]
    public async Task Document_over_4_MiB_is_not_read_into_memory()
    {
        var layout = await OpenAsync();
        var huge = new Descriptor { MediaType = MediaTypes.ImageManifest, Digest = Digest.Of("x"u8), Size = ManifestDocument.MaximumSize + 1 };
        (await Should.ThrowAsync<FormatException>(() => layout.ReadManifestAsync(huge, default))).Message.ShouldContain("too large");
    }

    [Fact]
    public async Task Tag_moves_and_goes()
    {
        var layout = await OpenAsync();
        var (first, second) = (await WriteManifestAsync(layout, "1"), await WriteManifestAsync(layout, "2"));
        await layout.TagAsync(first, "v1", default);
        await layout.TagAsync(first, "latest", default);
        await layout.TagAsync(second, "latest", default);
        (await layout.FindAsync("v1", default))!.Digest.ShouldBe(first.Digest);
        (await layout.FindAsync("latest", default))!.Digest.ShouldBe(second.Digest);
        (await layout.UntagAsync("latest", default)).ShouldBeTrue();
        (await layout.UntagAsync("latest", default)).ShouldBeFalse();
        (await layout.ReadIndexAsync(default)).Manifests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Entry_without_a_tag_appears_once()
    {
        var layout = await OpenAsync();
        var manifest = await WriteManifestAsync(layout);
        await layout.TagAsync(manifest, null, default);
        await layout.TagAsync(manifest, null, default);
        await layout.TagAsync(manifest, "v1", default);
        (await layout.ReadIndexAsync(default)).Manifests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Index_is_the_same_whatever_the_order_of_writers()
    {
        var layout = await OpenAsync();
        var other = await OciLayout.OpenOrCreateAsync(_directory["other"], default);
        var manifest = await WriteManifestAsync(layout);
        await WriteManifestAsync(other);
        await layout.TagAsync(manifest, "a", default);
        await layout.TagAsync(manifest, "b", default);
        await other.TagAsync(manifest, "b", default);
        await other.TagAsync(manifest, "a", default);
        (await File.ReadAllTextAsync(_directory["other/index.json"])).ShouldBe(await File.ReadAllTextAsync(_directory["layout/index.json"]));
    }

    [Fact]
    public async Task Two_writers_lose_no_entry()
    {
        var layouts = await Task.WhenAll(OpenAsync(), OpenAsync());
        var manifest = await WriteManifestAsync(layouts[0]);
        await Parallel.ForAsync(0, 40, async (i, token) => await layouts[i % 2].TagAsync(manifest, $"v{i}", token));
        (await layouts[0].ReadIndexAsync(default)).Manifests.Count.ShouldBe(40);
        Directory.GetFiles(_directory["layout"], "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task Directory_with_other_files_is_refused()
    {
        _directory.Write("layout/important.txt", "");
        (await Should.ThrowAsync<InvalidLayoutException>(OpenAsync)).Message.ShouldContain("'important.txt'");
    }

    [Theory]
    [InlineData("""{"imageLayoutVersion":"2.0.0"}""", "'2.0.0'")]
    [InlineData("not json", "is damaged")]
    public async Task Unknown_layout_version_is_refused(string marker, string message)
    {
        _directory.Write("layout/oci-layout", marker);
        (await Should.ThrowAsync<InvalidLayoutException>(OpenAsync)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public async Task Damaged_index_is_an_error_with_a_way_out(string? index)
    {
        var layout = await OpenAsync();
        File.Delete(_directory["layout/index.json"]);
        if (index is not null)
        {
            _directory.Write("layout/index.json", index);
        }

        (await Should.ThrowAsync<InvalidLayoutException>(() => layout.ReadIndexAsync(default))).Message.ShouldContain("Delete the directory");
    }

    [Fact]
    public async Task Layout_whose_maker_died_before_the_marker_is_completed()
    {
        _directory.Write("layout/index.json", """{"schemaVersion":2,"manifests":[]}""");
        _directory.Write("layout/index.json.lock", "");
        (await (await OpenAsync()).ReadIndexAsync(default)).Manifests.ShouldBeEmpty();
    }

    private Task<OciLayout> OpenAsync() => OciLayout.OpenOrCreateAsync(_directory["layout"], default);

    private static Task<Descriptor> WriteManifestAsync(OciLayout layout, string text = "") => TestImages.WriteManifestAsync(layout, text);
}
