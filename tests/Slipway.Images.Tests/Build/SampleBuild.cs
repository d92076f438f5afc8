using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>The sample solution in a folder of its own, built with the real tools.</summary>
internal sealed class SampleBuild : IDisposable
{
    private readonly TempDirectory _temp = new();

    /// <summary>Writes the sample.</summary>
    /// <param name="folder">The folder's path below a new one: the result must not depend on it.</param>
    public SampleBuild(string folder)
        : this(folder, SampleSolution.Write)
    {
    }

    private SampleBuild(string folder, Func<AbsolutePath, AbsolutePath> write)
    {
        Root = (AbsolutePath)_temp.Path / folder;
        Project = write(Root / "src");
    }

    public AbsolutePath Root { get; }

    public AbsolutePath Project { get; }

    public List<string> Announced { get; } = [];

    public List<string> Lines { get; } = [];

    public ImageSpec Spec => new("hello", Project) { Ports = [8080] };

    /// <summary>Builds one image with the given base.</summary>
    public async Task<(OciLayout Layout, BuiltImage Image)> RunAsync(IBaseImageSource bases, ImageSpec? spec = null, string? baseImage = null)
    {
        var token = TestContext.Current.CancellationToken;
        var layout = await OciLayout.OpenOrCreateAsync(Root / "oci", token);
        var context = new ImageBuildContext
        {
            Layout = layout,
            WorkDirectory = Root / "work",
            Version = "1.2.3-dev.1",
            Revision = "0123456789abcdef0123456789abcdef01234567",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            BaseImage = baseImage,
            RegistryIsEmbedded = true,
            Announce = Announced.Add,
            OnToolLine = line => Lines.Add(line.Text),
        };
        var images = await new ImageBuilder(new ToolRunner(TimeProvider.System), bases).BuildAsync([spec ?? Spec], context, token);
        return (layout, images.ShouldHaveSingleItem());
    }

    /// <summary>The paths in a layer.</summary>
    public static async Task<IReadOnlyList<TarEntry>> ReadAsync(OciLayout layout, Descriptor layer)
    {
        var entries = new List<TarEntry>();
        await foreach (var entry in LayerReader.ReadAsync(layout, layer, TarLimits.Default, TestContext.Current.CancellationToken))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>A console program without packages, which is built faster.</summary>
    public static SampleBuild Tiny(string program) => new("tiny", folder =>
    {
        folder.CreateDirectory();
        File.WriteAllText(folder / "Tiny.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><None Update=".env" CopyToPublishDirectory="Always" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(folder / "Program.cs", program);
        return folder;
    });

    public void Dispose() => _temp.Dispose();
}
