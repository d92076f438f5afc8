using Slipway.Testing;

namespace Slipway.Tools.Tests;

public sealed class AbsolutePathExtensionsTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private AbsolutePath Root => _temp.Path;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Existence_tells_files_from_directories()
    {
        AbsolutePath file = _temp.Write("file", "text");
        (file.FileExists(), file.DirectoryExists()).ShouldBe((true, false));
        (Root.FileExists(), Root.DirectoryExists()).ShouldBe((false, true));
        (((AbsolutePath?)null).FileExists(), ((AbsolutePath?)null).DirectoryExists()).ShouldBe((false, false));
        file.ReadAllText().ShouldBe("text");
    }

    [Fact]
    public void CreateOrCleanDirectory_leaves_an_empty_directory()
    {
        _temp.Write("folder/sub/file", "");
        var folder = (Root / "folder").CreateOrCleanDirectory();
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        (Root / "new" / "one").CreateOrCleanDirectory().DirectoryExists().ShouldBeTrue();
    }

    [Fact]
    public void Deleting_what_is_not_there_is_no_error()
    {
        (Root / "none").DeleteDirectory();
        (Root / "none").DeleteFile();
        (Root / "folder").CreateDirectory().DeleteDirectory();
        (Root / "folder").DirectoryExists().ShouldBeFalse();
    }
}
