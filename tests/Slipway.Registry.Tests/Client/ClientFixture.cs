using System.Text;
using Slipway.Oci;
using Slipway.Registry.Tests.Server;
using Slipway.Testing;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>A client, a layout with something to push, and a registry behind a proxy.</summary>
internal sealed class ClientFixture : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();

    private ClientFixture(ServerFixture server, FaultProxy proxy, OciLayout layout, RegistryClient client, ImpatientClock clock) =>
        (Server, Proxy, Layout, Client, Clock) = (server, proxy, layout, client, clock);

    public ServerFixture Server { get; }

    public FaultProxy Proxy { get; }

    public OciLayout Layout { get; }

    public RegistryClient Client { get; }

    public ImpatientClock Clock { get; }

    public List<TransferProgress> Progress { get; } = [];

    public static async Task<ClientFixture> StartAsync(Func<RegistryClientOptions, RegistryClientOptions>? change = null, Func<EmbeddedRegistryOptions, EmbeddedRegistryOptions>? changeServer = null)
    {
        var server = await ServerFixture.StartAsync(changeServer);
        var proxy = await FaultProxy.StartAsync(server.Registry.Port);
        var directory = new TempDirectory();
        var layout = await OciLayout.OpenOrCreateAsync(directory["layout"], default);
        var clock = new ImpatientClock();
        var progress = new ProgressList();
        var options = new RegistryClientOptions { Clock = clock, Progress = progress };
        var fixture = new ClientFixture(server, proxy, layout, new RegistryClient(change?.Invoke(options) ?? options), clock);
        progress.Target = fixture.Progress;
        return fixture;
    }

    /// <summary>A repository behind the proxy.</summary>
    public Reference Repository(string name) => Reference.Parse($"{Proxy.Address}/{name}");

    /// <summary>The same repository without the proxy.</summary>
    public Reference Direct(string name) => Reference.Parse($"localhost:{Server.Registry.Port}/{name}");

    /// <summary>An index with an image for each platform; each has a layer of its own and one that all share.</summary>
    public async Task<Descriptor> BuildIndexAsync(string text, params string[] platforms)
    {
        var images = new List<Descriptor>();
        foreach (var platform in platforms.Select(Platform.Parse))
        {
            images.Add(await BuildImageAsync(text, platform) with { Platform = platform });
        }

        return await Layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = images }), MediaTypes.ImageIndex, default);
    }

    public async Task<Descriptor> BuildImageAsync(string text, Platform platform, Func<ImageManifest, ImageManifest>? change = null)
    {
        var shared = await Layout.WriteBlobAsync(Encoding.UTF8.GetBytes($"shared {text}"), MediaTypes.LayerTar, default);
        var own = await Layout.WriteBlobAsync(Encoding.UTF8.GetBytes($"{platform} {text}"), MediaTypes.LayerTar, default);
        var config = new ImageConfig { Architecture = platform.Architecture, Os = platform.Os, Variant = platform.Variant, Rootfs = new RootFileSystem { DiffIds = [shared.Digest, own.Digest] } };
        var manifest = new ImageManifest { Config = await Layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, default), Layers = [shared, own] };
        return await Layout.WriteBlobAsync(OciJson.Serialize(change?.Invoke(manifest) ?? manifest), MediaTypes.ImageManifest, default);
    }

    /// <summary>An image with one incompressible layer.</summary>
    public async Task<Descriptor> BuildLargeImageAsync(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        var layer = await Layout.WriteBlobAsync(content, MediaTypes.LayerTar, default);
        await Layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        return await Layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [layer] }), MediaTypes.ImageManifest, default);
    }

    public Task<PushResult> PushAsync(Descriptor root, string reference, PushOptions? options = null) =>
        Client.PushAsync(Layout, root, Repository(reference), options ?? new PushOptions(), default);

    public Task<OciLayout> NewLayoutAsync(string name) => OciLayout.OpenOrCreateAsync(_directory[name], default);

    /// <summary>Pulls everything past the proxy and verifies it.</summary>
    public async Task RequireWholeAsync(string reference, Descriptor root)
    {
        var pulled = await Client.PullAsync(Direct(reference), await NewLayoutAsync($"check-{Path.GetRandomFileName()}"), new PullOptions(), default);
        pulled.Root.Digest.ShouldBe(root.Digest);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(Layout.Path)!, recursive: true);
        _directory.Dispose();
    }

    private sealed class ProgressList : IProgress<TransferProgress>
    {
        public List<TransferProgress> Target { get; set; } = [];

        public void Report(TransferProgress value)
        {
            lock (Target)
            {
                Target.Add(value);
            }
        }
    }
}
