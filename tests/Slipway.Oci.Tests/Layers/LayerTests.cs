using System.IO.Compression;
using Slipway.Oci.Tests.Tar;
using Slipway.Testing;

namespace Slipway.Oci.Tests.Layers;

public sealed class LayerTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Layer_is_in_the_layout_under_its_digest()
    {
        var layout = await OpenAsync();
        var layer = await BuildAsync(layout, TarFixture.Text("a", "x"));
        layer.Descriptor.MediaType.ShouldBe(MediaTypes.LayerTarGzip);
        await layout.VerifyBlobAsync(layer.Descriptor, default);
        using var gzip = new GZipStream(layout.OpenBlob(layer.Descriptor), CompressionMode.Decompress);
        var tar = new MemoryStream();
        await gzip.CopyToAsync(tar);
        Digest.Of(tar.ToArray()).ShouldBe(layer.DiffId);
        layer.UncompressedSize.ShouldBe(tar.Length);
    }

    [Fact]
    public async Task Layers_of_equal_folders_elsewhere_are_equal()
    {
        var layout = await OpenAsync();
        var layers = new List<Layer>();
        foreach (var name in new[] { "one", "two" })
        {
            _directory.Write($"{name}/z.txt", "z");
            _directory.Write($"{name}/a/b.txt", "b");
            File.SetLastWriteTimeUtc(_directory[$"{name}/z.txt"], new DateTime(2000 + name.Length, 1, name[0] % 20, 0, 0, 0, DateTimeKind.Utc));
            layers.Add(await BuildAsync(layout, [.. TarEntries.FromDirectory(_directory[name], "app")]));
        }

        layers[0].ShouldBe(layers[1]);
    }

    [Fact]
    public async Task DiffId_is_known_without_making_the_layer()
    {
        var layout = await OpenAsync();
        TarEntry[] entries = [TarFixture.Text("a/b", "x"), TarEntry.SymbolicLink("c", "a/b")];
        (await LayerBuilder.ComputeDiffIdAsync(entries, TarFixture.Time, default)).ShouldBe((await BuildAsync(layout, entries)).DiffId);
    }

    [Theory]
    [InlineData(1000, 6)]
    [InlineData(8 * 1024 * 1024, 6)]
    [InlineData((8 * 1024 * 1024) + 1, 1)]
    public async Task Level_follows_from_the_size_unless_it_is_given(int length, int level)
    {
        var layout = await OpenAsync();
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)(i * i % 251 % 7);
        }

        var entry = TarEntry.File("f", content);
        var chosen = await BuildAsync(layout, entry);
        chosen.ShouldBe(await LayerBuilder.BuildAsync(layout, [entry], new LayerOptions { Time = TarFixture.Time, CompressionLevel = level }, default));
        chosen.ShouldNotBe(await LayerBuilder.BuildAsync(layout, [entry], new LayerOptions { Time = TarFixture.Time, CompressionLevel = 9 }, default));
    }

    [Fact]
    public async Task Failure_leaves_nothing_behind()
    {
        var layout = await OpenAsync();
        var file = _directory.Write("f", "x");
        var entry = TarEntry.File("f", file);
        File.Delete(file);
        await Should.ThrowAsync<IOException>(() => BuildAsync(layout, entry));
        layout.Blobs.List().ShouldBeEmpty();
        Directory.GetFiles(layout.Blobs.PartialPath).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancellation_leaves_nothing_behind()
    {
        var layout = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var entries = Enumerable.Range(0, 50).Select(i => TarEntry.File($"f{i:d2}", Large(i)));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            LayerBuilder.BuildAsync(layout, Cancelling(entries, cancellation), new LayerOptions { Time = TarFixture.Time }, cancellation.Token));
        layout.Blobs.List().ShouldBeEmpty();
        Directory.GetFiles(layout.Blobs.PartialPath).ShouldBeEmpty();
    }

    [Fact]
    public async Task Layer_is_read_back_verified()
    {
        var layout = await OpenAsync();
        var layer = await BuildAsync(layout, TarFixture.Text("a", "x"), TarFixture.Text("b", "y"));
        (await ReadAsync(layout, layer.Descriptor)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Exchanged_layer_is_noticed_even_when_it_reads_well()
    {
        var layout = await OpenAsync();
        var layer = await BuildAsync(layout, TarFixture.Text("a", "x"));
        var other = await BuildAsync(layout, TarFixture.Text("a", "y"));
        File.Copy(layout.Blobs.PathOf(other.Descriptor.Digest), layout.Blobs.PathOf(layer.Descriptor.Digest), overwrite: true);
        await Should.ThrowAsync<DigestMismatchException>(() => ReadAsync(layout, layer.Descriptor));
    }

    [Fact]
    public async Task Uncompressed_layer_is_read_too()
    {
        var layout = await OpenAsync();
        var tar = await layout.WriteBlobAsync(await TarFixture.WriteAsync(TarFixture.Text("a", "x")), MediaTypes.LayerTar, default);
        (await ReadAsync(layout, tar)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Other_compression_is_named()
    {
        var layout = await OpenAsync();
        var zstd = await layout.WriteBlobAsync(new byte[10], MediaTypes.LayerTarZstd, default);
        (await Should.ThrowAsync<NotSupportedException>(() => ReadAsync(layout, zstd))).Message.ShouldContain(MediaTypes.LayerTarZstd);
    }

    private static byte[] Large(int seed)
    {
        var content = new byte[100_000];
        new Random(seed).NextBytes(content);
        return content;
    }

    private static IEnumerable<TarEntry> Cancelling(IEnumerable<TarEntry> entries, CancellationTokenSource cancellation)
    {
        foreach (var entry in entries)
        {
            yield return entry;
        }

        cancellation.Cancel();
    }

    private static async Task<List<string>> ReadAsync(OciLayout layout, Descriptor layer)
    {
        var paths = new List<string>();
        await foreach (var entry in LayerReader.ReadAsync(layout, layer, TarLimits.Default, default))
        {
            paths.Add(entry.Path);
        }

        return paths;
    }

    private static Task<Layer> BuildAsync(OciLayout layout, params IReadOnlyList<TarEntry> entries) =>
        LayerBuilder.BuildAsync(layout, entries, new LayerOptions { Time = TarFixture.Time }, default);

    private Task<OciLayout> OpenAsync() => OciLayout.OpenOrCreateAsync(_directory["layout"], default);
}
