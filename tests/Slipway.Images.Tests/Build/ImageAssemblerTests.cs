using System.Text;
using System.Text.Json;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class ImageAssemblerTests : IDisposable
{
    private static readonly Digest Zero = Digest.Parse("sha256:" + new string('0', 64));
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_are_as_reviewed()
    {
        var (layout, image) = await AssembleAsync(new ImageSpec("hello", "/src/Hello")
        {
            Ports = [9090, 8080],
            Environment = new Dictionary<string, string> { ["PATH"] = "/opt", ["B"] = "2", ["A"] = "1" },
            Labels = new Dictionary<string, string> { ["team"] = "core", ["org.opencontainers.image.title"] = "Hello" },
        });

        var text = new StringBuilder();
        foreach (var descriptor in new[] { image.Descriptor, image.Platforms[0].Manifest, image.Platforms[0].Config })
        {
            using var document = JsonDocument.Parse(await layout.ReadBlobAsync(descriptor, Token));
            text.AppendLine(JsonSerializer.Serialize(document, TestJson.Default.JsonDocument));
        }

        Golden.Match(text.ToString(), "documents.json.txt");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task What_is_not_known_gets_no_label(string? revision)
    {
        var (layout, image) = await AssembleAsync(new ImageSpec("hello", "/src/Hello"), revision);
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(image.Platforms[0].Config, Token));
        config.Config!.Labels!.Keys.ShouldNotContain("org.opencontainers.image.revision");
    }

    [Fact]
    public async Task Size_counts_what_platforms_share_once()
    {
        var (_, image) = await AssembleAsync(new ImageSpec("hello", "/src/Hello"));
        var platforms = image.Platforms;
        image.Size.ShouldBe(image.Descriptor.Size + platforms.Sum(platform => platform.Manifest.Size + platform.Config.Size) + 1000 + 10);
        platforms[0].Size.ShouldBe(platforms[0].Manifest.Size + platforms[0].Config.Size + 1010);
    }

    private async Task<(OciLayout Layout, BuiltImage Image)> AssembleAsync(ImageSpec spec, string? revision = "0123abcd")
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var context = new ImageBuildContext
        {
            Layout = layout,
            WorkDirectory = _temp["work"],
            Version = "1.2.3",
            Revision = revision,
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Source = "https://example.org/hello",
            Licenses = "Apache-2.0",
        };
        var assembler = new ImageAssembler(spec, context, new BaseDescription("registry.example/base:1", Zero, IsHost: false, []));
        var platforms = new List<BuiltPlatform>();
        foreach (var platform in new[] { Platform.LinuxAmd64, Platform.LinuxArm64 })
        {
            platforms.Add(await assembler.WritePlatformAsync(Base(platform), [new AppLayer("application", new Layer(Layer(1, 10), Zero, 20), [])], new PlatformFiles([], ["dotnet", "Hello.dll"], "/app"), Token));
        }

        return (layout, await assembler.WriteIndexAsync(platforms, Token));
    }

    private static BasePlatform Base(Platform platform) => new(
        platform,
        new ImageConfig
        {
            Architecture = platform.Architecture,
            Os = platform.Os,
            Config = new ContainerConfig
            {
                User = "root",
                Env = ["PATH=/usr/bin", "LANG=C"],
                Cmd = ["bash"],
                Labels = new Dictionary<string, string> { ["maker"] = "base", ["org.opencontainers.image.version"] = "24.04" },
            },
            Rootfs = new RootFileSystem { DiffIds = [Zero] },
            History = [new HistoryEntry { CreatedBy = "base" }],
        },
        [Layer(2, 1000) with { MediaType = MediaTypes.DockerLayerGzip }]);

    private static Descriptor Layer(byte content, long size) => Descriptor.Of(MediaTypes.LayerTarGzip, [content]) with { Size = size };
}
