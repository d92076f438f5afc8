using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class AppLayersTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public AppLayersTests()
    {
        foreach (var file in new[]
        {
            "App.dll", "App.pdb", "App.deps.json", "wwwroot/index.html", "Pure.dll", "de/Pure.resources.dll", "runtimes/linux-x64/native/libx.so", "runtimes/win-x64/native/x.dll",
            "runtimes/unix/lib/x.dll", "runtimes/osx/native/libx.dylib",
        })
        {
            _temp.Write(file, "text");
        }

        _temp.Write("run.sh", "#!/bin/sh\n");
        File.WriteAllBytes(_temp["tool"], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2]);
        File.WriteAllBytes(_temp["libown.so.1"], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2]);
        File.SetUnixFileMode(_temp["App.dll"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Files_of_packages_and_files_of_ours_are_split()
    {
        var layers = Split();
        Paths(layers.Dependencies).ShouldBe(["app/Pure.dll", "app/de/Pure.resources.dll", "app/runtimes/linux-x64/native/libx.so", "app/runtimes/unix/lib/x.dll"]);
        Paths(layers.Application).ShouldBe(["app/App.deps.json", "app/App.dll", "app/libown.so.1", "app/run.sh", "app/tool", "app/wwwroot/index.html"]);
    }

    [Fact]
    public void Symbols_are_in_the_image_when_they_are_asked_for() => Paths(Split(includeSymbols: true).Application).ShouldContain("app/App.pdb");

    [Fact]
    public void Only_programs_and_scripts_can_be_executed() =>
        Split().Application.Where(entry => entry.Mode == TarEntry.Executable).Select(entry => entry.Path).Order(StringComparer.Ordinal).ShouldBe(["app/run.sh", "app/tool"]);

    private AppLayers Split(bool includeSymbols = false) => AppLayers.Split(
        new PublishedApp(
            _temp.Path,
            "App.dll",
            [],
            new HashSet<string> { "Pure.dll", "de/Pure.resources.dll", "runtimes/linux-x64/native/libx.so", "runtimes/win-x64/native/x.dll", "runtimes/unix/lib/x.dll", "runtimes/osx/native/libx.dylib" }),
        includeSymbols);

    private static IEnumerable<string> Paths(IEnumerable<TarEntry> entries) => entries.Select(entry => entry.Path).Order(StringComparer.Ordinal);
}
