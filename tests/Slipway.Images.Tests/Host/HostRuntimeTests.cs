using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class HostRuntimeTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public HostRuntimeTests()
    {
        foreach (var file in new[]
        {
            "dotnet", "LICENSE.txt", "sdk/10.0.100/dotnet.dll", "host/fxr/10.0.3/libhostfxr.so", "host/fxr/10.0.12/libhostfxr.so",
            "shared/Microsoft.NETCore.App/9.0.4/a.dll", "shared/Microsoft.NETCore.App/10.0.3/a.dll", "shared/Microsoft.NETCore.App/10.0.12/a.dll",
            "shared/Microsoft.NETCore.App/10.1.0/a.dll", "shared/Microsoft.NETCore.App/not-a-version/a.dll", "shared/Microsoft.AspNetCore.App/10.0.12/b.dll",
        })
        {
            _root.Write(file, "x");
        }
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Newest_patch_is_taken_and_the_web_framework_with_it()
    {
        var runtime = Find("Microsoft.NETCore.App", 10, 0);
        runtime.Version.ShouldBe("10.0.12");
        runtime.WebVersion.ShouldBe("10.0.12");
        runtime.Entries().Select(entry => entry.Path).Order(StringComparer.Ordinal).ShouldBe(
        [
            "usr/bin/dotnet", "usr/share/dotnet/LICENSE.txt", "usr/share/dotnet/dotnet", "usr/share/dotnet/host/fxr/10.0.12/libhostfxr.so",
            "usr/share/dotnet/shared/Microsoft.AspNetCore.App/10.0.12/b.dll", "usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.12/a.dll",
        ]);
    }

    [Fact]
    public void Web_framework_is_left_out_where_it_is_not_installed()
    {
        var runtime = Find("Microsoft.NETCore.App", 9, 0);
        runtime.Version.ShouldBe("9.0.4");
        runtime.WebVersion.ShouldBeNull();
    }

    [Theory]
    [InlineData("Microsoft.NETCore.App", 8, "the program needs Microsoft.NETCore.App 8.0 (8.0 or newer), found 9.0.4, 10.0.3, 10.0.12, 10.1.0.")]
    [InlineData("Microsoft.WindowsDesktop.App", 10, "the program needs Microsoft.WindowsDesktop.App 10.0 (10.0 or newer), found none.")]
    public void Missing_framework_is_named_with_what_there_is(string name, int major, string expected)
    {
        Should.Throw<ImageBuildException>(() => Find(name, major, 0)).Message.ShouldContain(expected);
    }

    private HostRuntime Find(string name, int major, int minor) => HostRuntime.Find(_root.Path, [new SharedFramework(name, new Version(major, minor))]);
}
