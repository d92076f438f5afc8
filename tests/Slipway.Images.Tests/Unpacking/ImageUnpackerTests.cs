using System.Formats.Tar;
using Slipway.Oci;
using TarEntry = Slipway.Oci.TarEntry;
using static Slipway.Images.Tests.Unpacking.SampleLayers;

namespace Slipway.Images.Tests.Unpacking;

public sealed class ImageUnpackerTests : IDisposable
{
    private readonly SampleLayers _layers = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _layers.Dispose();

    [Fact]
    public async Task Later_layers_lie_on_earlier_ones()
    {
        await _layers.UnpackAsync(
            [Text("a/kept", "1"), Text("a/replaced", "1"), Text("file", "1"), Text("folder/x", "1"), TarEntry.SymbolicLink("link", "a")],
            [Text("a/replaced", "2"), TarEntry.Directory("file"), Text("file/inside", "2"), Text("folder", "2"), Text("link/through", "2")]);

        // A folder in place of a link is not what the second layer has: it has no entry for the folder that the link stands for, so our writer adds one.
        _layers.List().ShouldBe(["a/", "a/kept=1", "a/replaced=2", "file/", "file/inside=2", "folder=2", "link/", "link/through=2"]);
    }

    [Fact]
    public async Task Links_to_folders_are_followed_inside_as_a_merged_usr_needs()
    {
        var image = await _layers.UnpackRawAsync(
            TarLimits.Default,
            [Raw(TarEntryType.Directory, "usr/lib"), Raw(TarEntryType.SymbolicLink, "lib", "usr/lib"), Raw(TarEntryType.SymbolicLink, "abs", "/usr/lib"), Raw(TarEntryType.SymbolicLink, "up", "/usr/lib/..")],
            [Raw(TarEntryType.RegularFile, "lib/a"), Raw(TarEntryType.RegularFile, "abs/b"), Raw(TarEntryType.RegularFile, "up/c"), Raw(TarEntryType.SymbolicLink, "lib/d", "/abs/a")]);

        _layers.List().ShouldBe(["abs -> /usr/lib", "lib -> usr/lib", "up -> /usr/lib/..", "usr/", "usr/c=", "usr/lib/", "usr/lib/a=", "usr/lib/b=", "usr/lib/d -> /abs/a"]);
        image.PathOf("/lib/d").ShouldBe(_layers.Folder / "usr/lib/a");
        image.PathOf("up/../../../x").ShouldBe(_layers.Folder / "x");
    }

    [Fact]
    public async Task Whiteouts_remove_what_lower_layers_have_and_nothing_of_their_own()
    {
        await _layers.UnpackAsync(
            [Text("a/b/low", "1"), Text("gone", "1"), Text("opaque/low", "1"), Text("opaque/deep/low", "1"), Text("mixed/low", "1")],
            [
                Text(".wh.gone", ""), Text("a/.wh.b", ""), Text("a/.wh.never-there", ""), Text("nowhere/.wh.x", ""),
                Text("opaque/.wh..wh..opq", ""), Text("opaque/deep/own", "2"),
                Text(".wh.mixed", ""), Text("mixed/own", "2"), Text(".wh..wh.plnk", ""),
            ]);

        _layers.List().ShouldBe(["a/", "mixed/", "mixed/own=2", "nowhere/", "opaque/", "opaque/deep/", "opaque/deep/own=2"]);
    }

    [Fact]
    public async Task Opaque_root_hides_everything_below()
    {
        await _layers.UnpackAsync([Text("a/b", "1"), Text("c", "1")], [Text(".wh..wh..opq", ""), Text("d", "2")]);
        _layers.List().ShouldBe(["d=2"]);
    }

    [Fact]
    public async Task Hard_links_have_the_content_and_mode_of_their_file()
    {
        await _layers.UnpackRawAsync(
            TarLimits.Default,
            [
                new PaxTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream("text"u8.ToArray()), Mode = TarEntry.Executable },
                Raw(TarEntryType.HardLink, "b", "a"),
                Raw(TarEntryType.SymbolicLink, "c", "a"),
                Raw(TarEntryType.HardLink, "d", "c"),
            ]);

        _layers.List().ShouldBe(["a=text", "b=text", "c -> a", "d -> a"]);
        File.GetUnixFileMode(_layers.Folder / "b").ShouldBe(TarEntry.Executable);
    }

    [Fact]
    public async Task Modes_are_kept_without_set_uid_and_folders_stay_open_for_their_owner()
    {
        await _layers.UnpackAsync(
        [
            TarEntry.File("su", "x"u8.ToArray(), TarEntry.Executable | UnixFileMode.SetUser | UnixFileMode.SetGroup),
            TarEntry.Directory("closed", UnixFileMode.OtherRead), TarEntry.File("closed/secret", "x"u8.ToArray(), UnixFileMode.UserRead),
        ]);

        File.GetUnixFileMode(_layers.Folder / "su").ShouldBe(TarEntry.Executable);
        File.GetUnixFileMode(_layers.Folder / "closed/secret").ShouldBe(UnixFileMode.UserRead);
        File.GetUnixFileMode(_layers.Folder / "closed").ShouldBe(UnixFileMode.OtherRead | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Layer_that_is_not_what_the_manifest_says_leaves_nothing()
    {
        var layout = await _layers.LayoutAsync();
        var layer = (await LayerBuilder.BuildAsync(layout, [Text("a", "1")], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, Token)).Descriptor;
        var other = (await LayerBuilder.BuildAsync(layout, [Text("a", "2")], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, Token)).Descriptor;
        File.Copy(layout.Blobs.PathOf(other.Digest), layout.Blobs.PathOf(layer.Digest), overwrite: true);

        await Should.ThrowAsync<DigestMismatchException>(_layers.UnpackAsync([layer], TarLimits.Default));

        Directory.Exists(_layers.Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Folder_with_files_is_left_alone()
    {
        Directory.CreateDirectory(_layers.Folder);
        File.WriteAllText(_layers.Folder / "mine", "x");
        (await Should.ThrowAsync<IOException>(_layers.UnpackAsync([Text("a", "1")]))).Message.ShouldEndWith("the folder is not empty.");
        _layers.List().ShouldBe(["mine=x"]);
    }

    [Fact]
    public async Task Index_is_refused()
    {
        var layout = await _layers.LayoutAsync();
        var index = await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = [] }), MediaTypes.ImageIndex, Token);
        (await Should.ThrowAsync<ArgumentException>(ImageUnpacker.UnpackAsync(layout, index, _layers.Folder, Token))).Message.ShouldContain("the manifest of one platform is needed");
    }
}
