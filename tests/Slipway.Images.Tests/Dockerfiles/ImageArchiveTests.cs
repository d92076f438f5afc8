using System.Text;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests.Dockerfiles;

/// <summary>What an engine writes is not trusted.</summary>
public sealed class ImageArchiveTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AbsolutePath Archive => (AbsolutePath)_temp.Path / "image.tar";

    private SampleArchive Sample => new(Archive, Platform.LinuxAmd64);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Layer_that_was_changed_is_refused()
    {
        await Sample.WriteSavedAsync("x", tar =>
        {
            tar[600] ^= 1;
            return tar;
        });
        (await RefusedAsync()).ShouldEndWith("its layers are not those of its configuration.");
    }

    [Fact]
    public async Task Blob_under_a_wrong_digest_is_refused()
    {
        await Sample.PackAsync([TarEntry.File($"blobs/sha256/{new string('0', 64)}", "x"u8.ToArray())]);
        await Should.ThrowAsync<DigestMismatchException>(ImportAsync());
    }

    [Theory]
    [InlineData("""[]""", "does not list one image")]
    [InlineData("""[{"Config":"a.json","Layers":[]},{"Config":"a.json","Layers":[]}]""", "does not list one image")]
    [InlineData("""{""", "manifest.json is malformed")]
    [InlineData("""[{"Config":"none.json","Layers":[]}]""", "it has no 'none.json'")]
    [InlineData("""[{"Config":"a.json","Layers":[]}]""", "its configuration 'a.json' has the digest sha256:")]
    public async Task Malformed_list_is_refused(string manifest, string expected)
    {
        await Sample.PackAsync([TarEntry.File("manifest.json", Encoding.UTF8.GetBytes(manifest)), TarEntry.File("a.json", "{}"u8.ToArray())]);
        (await RefusedAsync()).ShouldContain(expected);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"manifests":[]}""", "lists 0 images, one was expected")]
    [InlineData("""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":2}]}""", "sha256:0000")]
    [InlineData("[]", "cannot be read")]
    public async Task Malformed_layout_is_refused(string index, string expected)
    {
        await Sample.PackAsync([TarEntry.File("index.json", Encoding.UTF8.GetBytes(index))]);
        (await RefusedAsync()).ShouldContain(expected);
    }

    [Fact]
    public async Task Archive_of_nothing_is_refused()
    {
        await Sample.PackAsync([]);
        (await RefusedAsync()).ShouldEndWith("it has neither index.json nor manifest.json.");
    }

    [Fact]
    public async Task Links_in_a_circle_are_refused()
    {
        var config = OciJson.Serialize(new ImageConfig { Architecture = "amd64", Os = "linux", Rootfs = new RootFileSystem { DiffIds = [] } });
        var name = Digest.Of(config).Hex;
        await Sample.PackAsync(
        [
            TarEntry.SymbolicLink("a/layer.tar", "../b/layer.tar"), TarEntry.SymbolicLink("b/layer.tar", "../a/layer.tar"), TarEntry.File($"{name}.json", config),
            TarEntry.File("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"{{name}}.json","Layers":["a/layer.tar"]}]""")),
        ]);
        (await RefusedAsync()).ShouldContain("it has no layer");
    }

    private async Task<string> RefusedAsync() => (await Should.ThrowAsync<ImageBuildException>(ImportAsync())).Message;

    private async Task<BasePlatform> ImportAsync() =>
        await new ImageArchive(await OciLayout.OpenOrCreateAsync(_temp["oci"], Token), Archive, DateTimeOffset.UnixEpoch).ImportAsync(Platform.LinuxAmd64, Token);
}
