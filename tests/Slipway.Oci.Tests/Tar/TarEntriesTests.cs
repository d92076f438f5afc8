using Slipway.Testing;

namespace Slipway.Oci.Tests.Tar;

public sealed class TarEntriesTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Modes_depend_on_the_owners_execute_bit_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        SetMode(_directory.Write("run", "#!"), (UnixFileMode)0b111_000_000);
        SetMode(_directory.Write("sub/data", "1"), (UnixFileMode)0b110_110_110);
        (await ListAsync("app")).ShouldBe(["Directory app 755 0:0", "File app/run 755 0:0 #!", "Directory app/sub 755 0:0", "File app/sub/data 644 0:0 1"]);
    }

    [Fact]
    public async Task Empty_target_is_the_root()
    {
        _directory.Write("etc/passwd", "x");
        (await ListAsync("")).ShouldBe(["Directory etc 755 0:0", "File etc/passwd 644 0:0 x"]);
    }

    [Fact]
    public async Task Links_inside_stay_links()
    {
        _directory.Write("lib/real", "x");
        File.CreateSymbolicLink(_directory["lib/alias"], "../lib/real");
        Directory.CreateSymbolicLink(_directory["lib64"], "lib");
        (await ListAsync("usr")).ShouldContain("SymbolicLink usr/lib/alias 777 0:0 ../lib/real");
        (await ListAsync("usr")).ShouldContain("SymbolicLink usr/lib64 777 0:0 lib");
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    public void Links_out_are_refused(string target)
    {
        File.CreateSymbolicLink(_directory["link"], target);
        Should.Throw<FormatException>(() => TarEntries.FromDirectory(_directory.Path, "app")).Message.ShouldContain($"is a link to '{target}'");
    }

    [Fact]
    public void Missing_directory_is_an_error() => Should.Throw<DirectoryNotFoundException>(() => TarEntries.FromDirectory(_directory["nowhere"], "app"));

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    private async Task<IReadOnlyList<string>> ListAsync(string target) => await TarFixture.ListAsync(await TarFixture.WriteAsync(TarEntries.FromDirectory(_directory.Path, target)));
}
