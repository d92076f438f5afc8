using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class ImageInventoryTests : IDisposable
{
    private const string Status = "Package: libc6\nVersion: 2.36\nArchitecture: amd64\n\nPackage: zlib1g\nVersion: 1.3\nArchitecture: amd64\nDepends: libc6\n";
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Packages_and_frameworks_are_found_in_layers()
    {
        var inventory = await MergeAsync(
            [File("var/lib/dpkg/status", Status), File("usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\n"), TarEntry.SymbolicLink("etc/os-release", "../usr/lib/os-release")],
            [File("usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.1/Microsoft.NETCore.App.deps.json", "{}"), File("usr/share/dotnet/shared/Microsoft.AspNetCore.App/10.0.1/Microsoft.AspNetCore.App.deps.json", "{}")],
            [File("app/Proxy.deps.json", "{}"), File("app/shared/notes.txt", "x")]);

        inventory.Components(Platform.LinuxAmd64).Select(component => component.Id).ShouldBe(
        [
            "os:debian@12",
            "pkg:deb/debian/libc6@2.36?arch=amd64&distro=debian-12",
            "pkg:deb/debian/zlib1g@1.3?arch=amd64&distro=debian-12",
            "pkg:nuget/Microsoft.AspNetCore.App.Runtime.linux-x64@10.0.1",
            "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.1",
        ]);
        inventory.Components(Platform.LinuxAmd64)[2].DependsOn.ShouldBe(["pkg:deb/debian/libc6@2.36?arch=amd64&distro=debian-12"]);
        inventory.Components(Platform.LinuxAmd64)[3].DependsOn.ShouldBe(["pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.1"]);
    }

    [Fact]
    public async Task Paragraphs_of_distroless_images_are_read_file_by_file() =>
        (await MergeAsync([File("var/lib/dpkg/status.d/libc6", "Package: libc6\nVersion: 2\n"), File("var/lib/dpkg/status.d/libc6.md5sums", "Package: x\nVersion: 1\n"), File("var/lib/dpkg/status.d/tz", "Package: tz\nVersion: 1\n")]))
            .Dpkg.Select(package => package.Name).ShouldBe(["libc6", "tz"]);

    [Fact]
    public async Task Alpine_has_musl_runtimes()
    {
        var inventory = await MergeAsync(
            [File("lib/apk/db/installed", "P:musl\nV:1.2\nA:aarch64\np:so:libc.musl-aarch64.so.1=1\n\nP:zlib\nV:1.3\nA:aarch64\nL:Zlib\nD:so:libc.musl-aarch64.so.1\n")],
            [File("usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.1/Microsoft.NETCore.App.deps.json", "{}")]);

        var components = inventory.Components(Platform.LinuxArm64);
        components.Select(component => component.Id).ShouldBe(["pkg:apk/alpine/musl@1.2?arch=aarch64", "pkg:apk/alpine/zlib@1.3?arch=aarch64", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-musl-arm64@10.0.1"]);
        components[1].DependsOn.ShouldBe(["pkg:apk/alpine/musl@1.2?arch=aarch64"]);
    }

    [Theory]
    [InlineData("var/lib/dpkg/.wh.status")]
    [InlineData("var/lib/.wh.dpkg")]
    [InlineData(".wh.var")]
    [InlineData("var/lib/dpkg/.wh..wh..opq")]
    [InlineData(".wh..wh..opq")]
    public async Task Whiteout_hides_what_lies_below(string whiteout) =>
        (await MergeAsync([File("var/lib/dpkg/status", Status)], [File(whiteout, "")])).Dpkg.ShouldBeEmpty();

    [Theory]
    [InlineData("var/lib/dpkg/.wh.status-old")]
    [InlineData("var/lib/.wh.dpkg2")]
    [InlineData("var/lib/dpkg/info/.wh..wh..opq")]
    public async Task Whiteout_of_something_else_hides_nothing(string whiteout) =>
        (await MergeAsync([File("var/lib/dpkg/status", Status)], [File(whiteout, "")])).Dpkg.Count.ShouldBe(2);

    [Fact]
    public async Task Layer_with_whiteout_and_new_content_shows_the_new_content() =>
        (await MergeAsync([File("var/lib/dpkg/status", Status)], [File("var/lib/dpkg/status", "Package: new\nVersion: 1\n"), File("var/lib/dpkg/.wh..wh..opq", "")]))
            .Dpkg.ShouldHaveSingleItem().Name.ShouldBe("new");

    [Fact]
    public async Task Whiteout_does_not_reach_layers_above() =>
        (await MergeAsync([File("var/lib/dpkg/.wh.status", "")], [File("var/lib/dpkg/status", Status)])).Dpkg.Count.ShouldBe(2);

    [Fact]
    public async Task Folder_that_becomes_a_link_takes_its_files_away() =>
        (await MergeAsync([File("var/lib/dpkg/status", Status)], [TarEntry.SymbolicLink("var/lib/dpkg", "elsewhere")])).Dpkg.ShouldBeEmpty();

    [Fact]
    public async Task Layer_that_is_not_what_it_says_is_refused()
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp.Path, TestContext.Current.CancellationToken);
        var layer = await LayerBuilder.BuildAsync(layout, [File("var/lib/dpkg/status", Status)], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, TestContext.Current.CancellationToken);
        var other = await LayerBuilder.BuildAsync(layout, [File("var/lib/dpkg/status", "")], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, TestContext.Current.CancellationToken);
        System.IO.File.Copy(Blob(other), Blob(layer), overwrite: true);

        await Should.ThrowAsync<DigestMismatchException>(() => LayerInventory.ReadAsync(layout, layer.Descriptor, TestContext.Current.CancellationToken));

        string Blob(Layer which) => Path.Combine(_temp.Path, "blobs", "sha256", which.Descriptor.Digest.Hex);
    }

    [Fact]
    public async Task Database_beyond_all_measure_is_refused_by_name()
    {
        var error = await Should.ThrowAsync<ImageBuildException>(() => MergeAsync([TarEntry.File("var/lib/dpkg/status", new byte[33 * 1024 * 1024])]));
        error.Message.ShouldContain("'/var/lib/dpkg/status'");
        error.Message.ShouldContain("33554432");
    }

    private async Task<ImageInventory> MergeAsync(params IReadOnlyList<TarEntry>[] layers)
    {
        var token = TestContext.Current.CancellationToken;
        var layout = await OciLayout.OpenOrCreateAsync(_temp.Path, token);
        var inventories = new List<LayerInventory>();
        foreach (var entries in layers)
        {
            var layer = await LayerBuilder.BuildAsync(layout, entries, new LayerOptions { Time = DateTimeOffset.UnixEpoch }, token);
            inventories.Add(await LayerInventory.ReadAsync(layout, layer.Descriptor, token));
        }

        return ImageInventory.Merge(inventories);
    }

    private static TarEntry File(string path, string content) => TarEntry.File(path, System.Text.Encoding.UTF8.GetBytes(content));
}
