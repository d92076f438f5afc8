using System.Formats.Tar;
using Slipway.Oci;
using static Slipway.Images.Tests.Unpacking.SampleLayers;

namespace Slipway.Images.Tests.Unpacking;

/// <summary>No image can write, read or delete outside of the folder, or fill the disk.</summary>
public sealed class HostileLayerTests : IDisposable
{
    private readonly SampleLayers _layers = new();

    public void Dispose() => _layers.Dispose();

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/evil")]
    [InlineData("a/../../outside")]
    public async Task Name_outside_is_refused(string name) => await IsRefusedAsync("must not be unpacked", [Raw(TarEntryType.RegularFile, name)]);

    [Theory]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    public async Task Device_is_refused(TarEntryType type) => await IsRefusedAsync("a device or pipe 'dev'", [Raw(type, "dev")]);

    [Theory]
    [InlineData(".wh...")]
    [InlineData("a/.wh...")]
    [InlineData("a/.wh..")]
    [InlineData("a/.wh.")]
    public async Task Whiteout_of_its_own_folder_is_refused(string name) => await IsRefusedAsync("names no file", [Raw(TarEntryType.RegularFile, name)]);

    [Fact]
    public async Task Link_to_the_machines_folders_is_followed_inside_only()
    {
        var outside = _layers.Outside.Parent!;
        await _layers.UnpackRawAsync(
            TarLimits.Default,
            [Raw(TarEntryType.SymbolicLink, "link", outside)],
            [Raw(TarEntryType.RegularFile, "link/written"), Raw(TarEntryType.HardLink, "copy", "link/written"), Raw(TarEntryType.RegularFile, "link/.wh.secret")],
            [Raw(TarEntryType.RegularFile, "link/.wh..wh..opq")]);

        Directory.EnumerateFileSystemEntries(outside).ShouldBe([_layers.Outside.ToString()]);
        File.ReadAllText(_layers.Outside).ShouldBe("outside");
        File.Exists(_layers.Folder / outside.ToString()[1..] / "secret").ShouldBeFalse();
    }

    [Fact]
    public async Task File_is_written_in_place_of_a_link_and_not_through_it()
    {
        await _layers.UnpackRawAsync(TarLimits.Default, [Raw(TarEntryType.SymbolicLink, "link", _layers.Outside), Raw(TarEntryType.RegularFile, "link")]);
        _layers.List().ShouldBe(["link="]);
        File.ReadAllText(_layers.Outside).ShouldBe("outside");
    }

    [Fact]
    public async Task Hard_link_to_the_machines_file_through_a_link_finds_nothing() =>
        await IsRefusedAsync("which is not in the image", [Raw(TarEntryType.SymbolicLink, "out", _layers.Outside.Parent!), Raw(TarEntryType.HardLink, "stolen", "out/secret")]);

    [Fact]
    public async Task Circle_of_links_is_refused() =>
        await IsRefusedAsync("more than 40 links", [Raw(TarEntryType.SymbolicLink, "a", "b"), Raw(TarEntryType.SymbolicLink, "b", "a"), Raw(TarEntryType.RegularFile, "a/x")]);

    [Fact]
    public async Task Entry_below_a_file_is_refused() =>
        await IsRefusedAsync("lies below a file", [Raw(TarEntryType.RegularFile, "a"), Raw(TarEntryType.RegularFile, "a/b/c")]);

    [Fact]
    public async Task Layers_that_are_too_large_together_are_refused_before_they_are_written()
    {
        var zeros = new PaxTarEntry[] { new(TarEntryType.RegularFile, "zeros") { DataStream = new MemoryStream(new byte[600_000]) } };
        var more = new PaxTarEntry[] { new(TarEntryType.RegularFile, "more") { DataStream = new MemoryStream(new byte[600_000]) } };
        await IsRefusedAsync("'/more' (600000 bytes) it has more than 1000000 bytes", new TarLimits { MaximumSize = 1_000_000 }, zeros, more);
    }

    [Fact]
    public async Task Links_count_with_the_size_of_their_file()
    {
        var bomb = new List<PaxTarEntry> { new(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream(new byte[400_000]) } };
        bomb.AddRange(Enumerable.Range(0, 10).Select(i => Raw(TarEntryType.HardLink, $"link{i}", "a")));
        await IsRefusedAsync("it has more than 1000000 bytes", new TarLimits { MaximumSize = 1_000_000 }, [.. bomb]);
    }

    [Fact]
    public async Task Too_many_entries_are_refused() =>
        await IsRefusedAsync("or 7 entries", new TarLimits { MaximumEntries = 7 }, [.. Many("a")], [.. Many("b")], [.. Many("c")]);

    private static IEnumerable<PaxTarEntry> Many(string prefix) => Enumerable.Range(0, 3).Select(i => Raw(TarEntryType.RegularFile, prefix + i));

    private Task IsRefusedAsync(string message, params PaxTarEntry[][] layers) => IsRefusedAsync(message, TarLimits.Default, layers);

    private async Task IsRefusedAsync(string message, TarLimits limits, params PaxTarEntry[][] layers)
    {
        (await Should.ThrowAsync<InvalidArchiveException>(_layers.UnpackRawAsync(limits, layers))).Message.ShouldContain(message);
        Directory.Exists(_layers.Folder).ShouldBeFalse();
    }
}
