using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace Benchmarks.Images;

/// <summary>What the benchmarks of images have in common: a registry with a small base image, a Docker engine that has it too, and a published service.</summary>
internal sealed class ImageBench : IAsyncDisposable
{
    private int _images;

    private ImageBench(PeerRegistry registry, DockerEngine docker) => (Registry, Docker, Client) = (registry, docker, new RegistryClient(new RegistryClientOptions(), Requests));

    public TempDirectory Folder { get; } = new();

    public PeerRegistry Registry { get; }

    public DockerEngine Docker { get; }

    public ServiceProject Project { get; private set; } = null!;

    public RequestRecorder Requests { get; } = new();

    public RegistryClient Client { get; }

    public string BaseImage => $"{Registry.Address}/base:1";

    public static async Task<ImageBench> StartAsync(CancellationToken cancellationToken)
    {
        var bench = new ImageBench(await PeerRegistry.StartAsync(), await DockerEngine.StartAsync());
        await bench.PushBaseAsync(cancellationToken);
        await bench.Docker.PullAsync(bench.BaseImage);
        bench.Project = await ServiceProject.PublishAsync(bench.Folder, bench.BaseImage);
        return bench;
    }

    /// <summary>A repository that nothing was pushed to yet, with a tag.</summary>
    public string NewReference() => $"{Registry.Address}/image{_images++}:1";

    /// <summary>A folder that nothing was written to yet.</summary>
    public string NewFolder() => Folder[$"work{_images++}"];

    /// <summary>Our builder with an empty layout, which knows the base only.</summary>
    public async Task<SlipwayImage> NewBuilderAsync(CancellationToken cancellationToken)
    {
        var layout = await OciLayout.OpenOrCreateAsync(Folder[$"layout{_images++}"], cancellationToken);
        var pulled = await Client.PullAsync(Reference.Parse(BaseImage), layout, new PullOptions(), cancellationToken);
        return new SlipwayImage(layout, await layout.ReadManifestAsync(pulled.Root, cancellationToken), Client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Docker.DisposeAsync();
        await Registry.DisposeAsync();
        Folder.Dispose();
    }

    private async Task PushBaseAsync(CancellationToken cancellationToken)
    {
        var layout = await OciLayout.OpenOrCreateAsync(Folder["base"], cancellationToken);
        var layer = await LayerBuilder.BuildAsync(layout, [TarEntry.File("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"u8.ToArray())], new LayerOptions { Time = DateTimeOffset.UnixEpoch }, cancellationToken);
        var config = new ImageConfig { Architecture = "amd64", Os = "linux", Config = new ContainerConfig { Env = ["PATH=/usr/bin:/bin"] }, Rootfs = new RootFileSystem { DiffIds = [layer.DiffId] } };
        var manifest = new ImageManifest { Config = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, cancellationToken), Layers = [layer.Descriptor] };
        var root = await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
        await Client.PushAsync(layout, root, Reference.Parse(BaseImage), new PushOptions(), cancellationToken);
    }
}
