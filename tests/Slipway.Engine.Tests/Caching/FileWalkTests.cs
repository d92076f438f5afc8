using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>The walk over the file system.</summary>
public sealed class FileWalkTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    [Fact]
    public async Task Files_come_in_an_order_that_depends_on_names_alone()
    {
        foreach (var file in new[] { "b", "a/z", "a/b/c", "a-b", "B", "a.b", "ä" })
        {
            _temp.Write(file, "");
        }

        (await ScanAsync("**")).ShouldBe(["B", "a-b", "a.b", "b", "ä", "a/z", "a/b/c"]);
    }

    [Fact]
    public async Task Links_to_folders_are_entered_only_where_they_are_named()
    {
        _temp.Write("real/a", "");
        Directory.CreateSymbolicLink(_temp["link"], "real");
        Directory.CreateSymbolicLink(_temp["real/circle"], ".");

        (await ScanAsync("**")).ShouldBe(["link", "real/a", "real/circle"]);
        (await ScanAsync("link/**")).ShouldBe(["link/a", "link/circle"]);
        (await ScanAsync("*/a")).ShouldBe(["real/a"]);
    }

    [Fact]
    public async Task Missing_root_and_missing_folders_have_no_files()
    {
        (await ScanAsync("nowhere/**")).ShouldBeEmpty();
        var files = await FileWalk.ScanAsync(AbsolutePath.Parse(_temp["nowhere"]), GlobSet.Parse(["**"], AbsolutePath.Parse(_temp.Path)), TestContext.Current.CancellationToken);
        files.ShouldBeEmpty();
    }

    [Fact]
    public async Task State_shows_what_changes_with_a_file()
    {
        var file = _temp.Write("a", "12345");
        var state = (await ScanStatesAsync("a")).ShouldHaveSingleItem().State;

        state.ShouldBe(FileState.Read(file)!.Value);
        state.Size.ShouldBe(5);
        state.IsRegular.ShouldBeTrue();
        (state.Modified / 100).ShouldBe((File.GetLastWriteTimeUtc(file) - DateTime.UnixEpoch).Ticks);
        FileState.Read(_temp["b"]).ShouldBeNull();
        FileState.Read(_temp["a/b"]).ShouldBeNull();
        FileState.Read(_temp.Path)!.Value.IsDirectory.ShouldBeTrue();
    }

    [Fact]
    public void Portable_state_tells_the_same_kind_size_and_time()
    {
        var file = _temp.Write("a", "12345");
        File.CreateSymbolicLink(_temp["link"], "a");
        foreach (var (path, follow) in new[] { (file, false), (_temp["link"], false), (_temp["link"], true), (_temp.Path, false) })
        {
            var (portable, native) = (PortableFileState.Read(path, follow)!.Value, FileState.Read(path, follow)!.Value);
            (portable.Mode & 0xF000).ShouldBe(native.Mode & 0xF000, path);
            (portable.Modified / 100).ShouldBe(native.Modified / 100, path);
            if (native.IsRegular)
            {
                portable.Size.ShouldBe(native.Size, path);
                portable.Permissions.ShouldBe(native.Permissions, path);
            }
        }

        PortableFileState.Read(_temp["nowhere"], followLink: true).ShouldBeNull();
        PortableFileState.Read(file, followLink: false)!.Value.Id.ShouldNotBe(PortableFileState.Read(_temp["link"], followLink: false)!.Value.Id);
    }

    public void Dispose() => _temp.Dispose();

    private async Task<IEnumerable<string>> ScanAsync(params string[] globs) => (await ScanStatesAsync(globs)).Select(file => file.Path);

    private Task<IReadOnlyList<ScannedFile>> ScanStatesAsync(params string[] globs) =>
        FileWalk.ScanAsync(AbsolutePath.Parse(_temp.Path), GlobSet.Parse(globs, AbsolutePath.Parse(_temp.Path)), TestContext.Current.CancellationToken);
}
