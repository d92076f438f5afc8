using Slipway.Images;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace EndToEnd.Images;

/// <summary>Our unpacker leaves what umoci leaves, for layers that add, replace and remove in every way.</summary>
public sealed class UnpackerTests : IDisposable
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private readonly TempDirectory _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Random_layers_unpack_as_with_umoci(int seed)
    {
        var umoci = Tools.Require("umoci", "Debian's umoci");
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        for (var round = 0; round < 10; round++)
        {
            var manifest = await WriteAsync(layout, new Random((seed * 1000) + round));
            await layout.TagAsync(manifest, "random", Token);
            (await RunningProcess.RunAsync(umoci, ["raw", "unpack", "--rootless", "--image", $"{layout.Path}:random", _temp[$"umoci{round}"]], _temp.Path)).ShouldExitWith(0);

            await ImageUnpacker.UnpackAsync(layout, manifest, _temp[$"ours{round}"], Token);

            List(_temp[$"ours{round}"]).ShouldBe(List(_temp[$"umoci{round}"]), $"seed {seed}, round {round}");
        }
    }

    private static async Task<Descriptor> WriteAsync(OciLayout layout, Random random)
    {
        var layers = new List<Layer>();
        for (var number = 0; number < 4; number++)
        {
            layers.Add(await LayerBuilder.BuildAsync(layout, Entries(random, number), new LayerOptions { Time = DateTimeOffset.UnixEpoch }, Token));
        }

        var config = new ImageConfig { Architecture = "amd64", Os = "linux", Rootfs = new RootFileSystem { DiffIds = [.. layers.Select(layer => layer.DiffId)] } };
        var manifest = new ImageManifest
        {
            Config = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, Token),
            Layers = [.. layers.Select(layer => layer.Descriptor)],
        };
        return await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, Token);
    }

    // Files are named otherwise than folders: an entry must not lie below a file of its own layer.
    private static IReadOnlyList<TarEntry> Entries(Random random, int number) =>
    [
        .. Enumerable.Range(0, 12).Select(_ => Entry(random, number)).DistinctBy(entry => entry.Path),
    ];

    private static TarEntry Entry(Random random, int number)
    {
        var folder = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => random.GetItems(Names, 1)[0] + "/"));
        var name = random.GetItems(Names, 1)[0];
        return random.Next(8) switch
        {
            0 or 1 when number > 0 => TarEntry.File($"{folder}.wh.{name}", ReadOnlyMemory<byte>.Empty),
            2 when number > 0 => TarEntry.File($"{folder}.wh.{name}.txt", ReadOnlyMemory<byte>.Empty),
            3 when number > 0 => TarEntry.File($"{folder}.wh..wh..opq", ReadOnlyMemory<byte>.Empty),
            4 => TarEntry.Directory(folder + name, random.Next(2) == 0 ? (UnixFileMode)0b111_000_101 : TarEntry.Executable),
            5 => TarEntry.SymbolicLink($"{folder}{name}.txt", random.Next(2) == 0 ? "/a/b.txt" : "nowhere"),
            _ => TarEntry.File($"{folder}{name}.txt", BitConverter.GetBytes(random.Next()), random.Next(2) == 0 ? TarEntry.Executable : TarEntry.Readable),
        };
    }

    private static IReadOnlyList<string> List(AbsolutePath root) => [.. Walk(root).Select(path => $"{root.GetRelativePathTo(path)} {Describe(path)}").Order(StringComparer.Ordinal)];

    // The framework's own recursion goes through links.
    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).SelectMany(path => new DirectoryInfo(path) is { Exists: true, LinkTarget: null } ? Walk(path).Prepend(path) : [path]);

    private static string Describe(string path) => new FileInfo(path) switch
    {
        { LinkTarget: { } target } => "-> " + target,
        { Exists: true } file => $"{file.UnixFileMode} {Convert.ToHexString(File.ReadAllBytes(path))}",
        _ => new DirectoryInfo(path).UnixFileMode.ToString(),
    };
}
