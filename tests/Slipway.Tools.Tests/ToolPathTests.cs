using Slipway.Testing;

namespace Slipway.Tools.Tests;

public sealed class ToolPathTests
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    [Fact]
    public void Find_takes_the_first_executable_file()
    {
        using var temp = new TempDirectory();
        temp.Write("a/tool", "not executable");
        Directory.CreateDirectory(temp["b/tool"]);
        File.SetUnixFileMode(temp.Write("c/tool", ""), Executable);
        File.SetUnixFileMode(temp.Write("d/tool", ""), Executable);

        ToolPath.Find("tool", $"/no/such:{temp["a"]}:{temp["b"]}:{temp["c"]}:{temp["d"]}").ShouldBe(AbsolutePath.Parse(temp["c/tool"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("::.:bin")]
    public void Find_returns_null_without_a_folder_to_look_in(string? path) => ToolPath.Find("sh", path).ShouldBeNull();
}
