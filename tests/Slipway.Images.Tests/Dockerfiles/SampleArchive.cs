using System.Text;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images.Tests.Dockerfiles;

/// <summary>Archives as engines write them.</summary>
internal sealed class SampleArchive(AbsolutePath file, Platform platform)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the Dockerfile says.</summary>
    public ContainerConfig Config { get; init; } = new() { User = "10101", Entrypoint = ["/hello"], ExposedPorts = ["8080/tcp"], Env = ["A=1"], Labels = new Dictionary<string, string> { ["maker"] = "file" } };

    public Platform Platform { get; set; } = platform;

    /// <summary>As buildx with <c>type=oci</c>: an OCI layout with an attestation beside the image.</summary>
    public async Task WriteLayoutAsync(string text, bool compressed = true)
    {
        var folder = file.Parent! / $"{file.Name}.oci";
        var layout = await OciLayout.OpenOrCreateAsync(folder, Token);
        var layer = await LayerBuilder.BuildAsync(layout, Entries(text), new LayerOptions { Time = DateTimeOffset.UnixEpoch }, Token);
        var descriptor = compressed ? layer.Descriptor : await layout.WriteBlobAsync(await TarAsync(text), MediaTypes.LayerTar, Token);
        var config = await layout.WriteBlobAsync(ConfigOf([layer.DiffId]), MediaTypes.ImageConfig, Token);
        var manifest = await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [descriptor] }), MediaTypes.ImageManifest, Token);
        var index = new ImageIndex { Manifests = [manifest with { Platform = Platform }, manifest with { Platform = new Platform { Os = "unknown", Architecture = "unknown" } }] };
        await layout.TagAsync(await layout.WriteBlobAsync(OciJson.Serialize(index), MediaTypes.ImageIndex, Token), "latest", Token);
        await PackAsync(TarEntries.FromDirectory(folder, "").Where(entry => !entry.Path.StartsWith(".partial", StringComparison.Ordinal)));
    }

    /// <summary>As <c>docker save</c> before version 25: a layer twice, the second time as a link.</summary>
    public async Task WriteSavedAsync(string text, Func<byte[], byte[]>? tamper = null)
    {
        var tar = await TarAsync(text);
        var diffId = Digest.Of(tar);
        var config = ConfigOf([diffId, diffId]);
        var name = Digest.Of(config).Hex;
        var manifest = $$"""[{"Config":"{{name}}.json","RepoTags":null,"Layers":["one/layer.tar","two/layer.tar"]}]""";
        await PackAsync(
        [
            TarEntry.File("one/layer.tar", tamper is null ? tar : tamper(tar)), TarEntry.File("one/VERSION", "1.0"u8.ToArray()), TarEntry.File("one/json", "{}"u8.ToArray()),
            TarEntry.SymbolicLink("two/layer.tar", "../one/layer.tar"), TarEntry.File($"{name}.json", config), TarEntry.File("manifest.json", Encoding.UTF8.GetBytes(manifest)),
        ]);
    }

    /// <summary>Anything.</summary>
    public async Task PackAsync(IEnumerable<TarEntry> entries)
    {
        await using var output = File.Create(file);
        await DeterministicTar.WriteAsync(entries, output, DateTimeOffset.UnixEpoch, Token);
    }

    private byte[] ConfigOf(IReadOnlyList<Digest> diffIds) => OciJson.Serialize(new ImageConfig
    {
        Created = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000),
        Architecture = Platform.Architecture,
        Os = Platform.Os,
        Config = Config,
        Rootfs = new RootFileSystem { DiffIds = diffIds },
        History = [new HistoryEntry { Created = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000), CreatedBy = "COPY" }],
    });

    private static TarEntry[] Entries(string text) => [TarEntry.File("hello", Encoding.UTF8.GetBytes(text), TarEntry.Executable)];

    private static async Task<byte[]> TarAsync(string text)
    {
        var output = new MemoryStream();
        await DeterministicTar.WriteAsync(Entries(text), output, DateTimeOffset.UnixEpoch, Token);
        return output.ToArray();
    }
}
