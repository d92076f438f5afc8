using Slipway.Oci;
using Slipway.Testing;

namespace EndToEnd.Registry;

/// <summary>A layout with an index of two platforms, made of real layers.</summary>
internal sealed class SampleImage : IDisposable
{
    private readonly TempDirectory _directory;

    private SampleImage(TempDirectory directory, OciLayout layout, Descriptor index) => (_directory, Layout, Index) = (directory, layout, index);

    public OciLayout Layout { get; }

    public Descriptor Index { get; private set; }

    public string this[string relative] => _directory[relative];

    public static async Task<SampleImage> CreateAsync(string text = "hello")
    {
        var directory = new TempDirectory();
        var layout = await OciLayout.OpenOrCreateAsync(directory["layout"], default);
        var sample = new SampleImage(directory, layout, Descriptor.Empty);
        sample.Index = await sample.BuildAsync(text);
        await layout.TagAsync(sample.Index, "sample", default);
        return sample;
    }

    /// <summary>Builds another version; everything but the text stays.</summary>
    public async Task<Descriptor> BuildAsync(string text)
    {
        var shared = await LayerAsync(TarEntry.File("usr/share/noise", Noise(1_500_000)), TarEntry.SymbolicLink("noise", "usr/share/noise"));
        var own = await LayerAsync(TarEntry.File("app/text", System.Text.Encoding.UTF8.GetBytes(text)), TarEntry.File("app/run", "#!/bin/sh\n"u8.ToArray(), TarEntry.Executable));
        var images = new List<Descriptor>();
        foreach (var platform in new[] { Platform.LinuxAmd64, Platform.LinuxArm64 })
        {
            images.Add(await ImageAsync(platform, shared, own) with { Platform = platform });
        }

        return await Layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = images }), MediaTypes.ImageIndex, default);
    }

    /// <summary>An artefact about a manifest.</summary>
    public async Task<Descriptor> BuildReferrerAsync(Descriptor subject, string artifactType)
    {
        await Layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        var manifest = new ImageManifest { ArtifactType = artifactType, Config = Descriptor.Empty, Layers = [Descriptor.Empty], Subject = subject with { Platform = null, Annotations = null } };
        return await Layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, default);
    }

    public void Dispose() => _directory.Dispose();

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private Task<Layer> LayerAsync(params IReadOnlyList<TarEntry> entries) =>
        LayerBuilder.BuildAsync(Layout, entries, new LayerOptions { Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) }, default);

    private async Task<Descriptor> ImageAsync(Platform platform, params IReadOnlyList<Layer> layers)
    {
        var config = new ImageConfig
        {
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Architecture = platform.Architecture,
            Os = platform.Os,
            Config = new ContainerConfig { User = "10101", Entrypoint = ["/app/run"], WorkingDir = "/app", ExposedPorts = ["8080/tcp"] },
            Rootfs = new RootFileSystem { DiffIds = [.. layers.Select(layer => layer.DiffId)] },
        };
        var manifest = new ImageManifest { Config = await Layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, default), Layers = [.. layers.Select(layer => layer.Descriptor)] };
        return await Layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, default);
    }
}
