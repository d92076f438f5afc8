using Slipway.Testing;

namespace Slipway.Tools.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Write_creates_missing_folders_and_replaces_the_file()
    {
        AbsolutePath path = _temp["a/b/file"];
        AtomicFile.WriteAllText(path, "one");
        AtomicFile.WriteAllText(path, "zwölf");

        File.ReadAllBytes(path).ShouldBe("zwölf"u8.ToArray());
        Directory.GetFiles(_temp["a/b"]).ShouldBe([path.ToString()]);
    }

    [Fact]
    public void Write_leaves_the_old_file_when_the_writer_throws()
    {
        AbsolutePath path = _temp.Write("file", "old");
        Should.Throw<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidDataException();
        }));

        path.ReadAllText().ShouldBe("old");
        Directory.GetFiles(_temp.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Write_sets_the_permissions_that_are_asked_for()
    {
        AbsolutePath path = _temp["secret"];
        AtomicFile.WriteAllBytes(path, "x"u8, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Writers_at_the_same_time_leave_one_whole_content()
    {
        AbsolutePath path = _temp["file"];
        var contents = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 100_000)).ToList();
        await Task.WhenAll(contents.Select(content => Task.Run(() => AtomicFile.WriteAllText(path, content))));

        contents.ShouldContain(path.ReadAllText());
        Directory.GetFiles(_temp.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Write_into_something_that_is_no_folder_fails_without_traces()
    {
        AbsolutePath file = _temp.Write("file", "text");
        Should.Throw<IOException>(() => AtomicFile.WriteAllText(file / "below", "x"));
        file.ReadAllText().ShouldBe("text");
    }
}
