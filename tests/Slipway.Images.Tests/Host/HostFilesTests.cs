using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class HostFilesTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void File_comes_with_every_link_on_the_way_to_it()
    {
        _root.Write("usr/lib/x86/libc.so.6.1", "c");
        Link("lib", "usr/lib");
        Link("lib64", "/usr/lib/x86");
        Link("usr/lib/x86/libc.so.6", "libc.so.6.1");
        Link("usr/lib/x86/loader", "../../../lib/x86/libc.so.6");
        var files = new HostFiles(_root.Path);

        files.Add("/lib64/loader").ShouldBe("usr/lib/x86/libc.so.6.1");

        files.Entries.Select(entry => $"{entry.Kind} {entry.Path} {entry.LinkTarget}".Trim()).ShouldBe(
        [
            "SymbolicLink lib usr/lib",
            "SymbolicLink lib64 /usr/lib/x86",
            "SymbolicLink usr/lib/x86/libc.so.6 libc.so.6.1",
            "File usr/lib/x86/libc.so.6.1",
            "SymbolicLink usr/lib/x86/loader ../../../lib/x86/libc.so.6",
        ]);
    }

    [Fact]
    public void File_keeps_its_executable_bit_since_the_loader_needs_it()
    {
        File.SetUnixFileMode(_root.Write("lib/ld.so", ""), (UnixFileMode)0b111_101_000);
        File.SetUnixFileMode(_root.Write("lib/a.so", ""), (UnixFileMode)0b110_000_000);
        var files = new HostFiles(_root.Path);
        files.Add("/lib/ld.so");
        files.Add("/lib/a.so");
        files.Entries.Select(entry => entry.Mode).ShouldBe([TarEntry.Readable, TarEntry.Executable]);
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        Link("a", "b");
        Link("b", "a");
        Should.Throw<ImageBuildException>(() => new HostFiles(_root.Path).Add("/a/x")).Message.ShouldContain("run in a circle");
    }

    [Fact]
    public void Missing_file_is_an_error_only_where_it_is_needed()
    {
        var files = new HostFiles(_root.Path);
        Should.Throw<ImageBuildException>(() => files.Add("/lib/none.so")).Message.ShouldContain("'/lib/none.so' is missing");
        files.TryAdd("/lib/none.so");
        files.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void Links_cannot_lead_out_of_the_root()
    {
        _root.Write("root/etc/passwd", "inside");
        Link("root/up", "../../../../etc/passwd");
        var files = new HostFiles(_root["root"]);
        files.Add("/up").ShouldBe("etc/passwd");
        using var content = new StreamReader(files.Entries.First(entry => entry.Kind == TarEntryKind.File).OpenContent());
        content.ReadToEnd().ShouldBe("inside");
    }

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root[path])!);
        File.CreateSymbolicLink(_root[path], target);
    }
}
