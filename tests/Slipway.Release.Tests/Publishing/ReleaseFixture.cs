using System.Text;
using Slipway.Helm;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Publishing;

/// <summary>A small release of two images and a chart, and a registry that it reaches through a proxy which can do wrong.</summary>
internal sealed class ReleaseFixture : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private ReleaseFixture(EmbeddedRegistry registry, FaultProxy proxy, TempDirectory folder)
    {
        (Registry, Proxy, Folder) = (registry, proxy, folder);
        Target = RegistryTarget.Parse($"{proxy.Address}/acme");
        Direct = RegistryTarget.Parse($"{registry.Address}/acme");
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public EmbeddedRegistry Registry { get; }

    public FaultProxy Proxy { get; }

    public TempDirectory Folder { get; }

    /// <summary>A client that tries once.</summary>
    public RegistryClient Client { get; } = new(new RegistryClientOptions { MaximumAttempts = 1 });

    /// <summary>The registry through the proxy.</summary>
    public RegistryTarget Target { get; }

    /// <summary>The same registry past the proxy.</summary>
    public RegistryTarget Direct { get; }

    public AbsolutePath Root => Folder.Path;

    public List<IReleaseAnnouncer> Announcers { get; } = [];

    public static async Task<ReleaseFixture> StartAsync()
    {
        var folder = new TempDirectory();
        var registry = await EmbeddedRegistry.StartAsync(new() { Root = folder["registry"], Port = 0 }, Cancel);
        return new(registry, await FaultProxy.StartAsync(int.Parse(registry.Address.Split(':')[1])), folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
        await Registry.DisposeAsync();
        Folder.Dispose();
    }

    public static ReleaseIdentity Identity(string version) => new()
    {
        Version = version, Reason = "given by --version", Commit = Commit, Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), Development = Versioning.ReleaseVersion.Parse(version).IsDevelopment,
    };

    /// <summary>Another owner in the same registry, through the proxy and past it.</summary>
    public (RegistryTarget Target, RegistryTarget Direct) Owner(string name) => (RegistryTarget.Parse($"{Proxy.Address}/{name}"), RegistryTarget.Parse($"{Registry.Address}/{name}"));

    /// <summary>Builds a release: the same version and content give the same bytes.</summary>
    public async Task<ReleaseManifest> BuildAsync(string version = "v1.4.0", string content = "content")
    {
        var layout = await OciLayout.OpenOrCreateAsync(Root / "layout", Cancel);
        var manifest = new ReleaseManifest { Identity = Identity(version), Images = [await ImageAsync(layout, "controller", content), await ImageAsync(layout, "proxy", $"{content} of proxy")] };
        return manifest with { Charts = await new ChartBuild(manifest, Target, Root).RunAsync([Chart()], Root / "charts" / version / content.Replace(' ', '-'), Cancel) };
    }

    /// <summary>Stages a release that was built.</summary>
    public async Task<ReleaseManifest> StageAsync(ReleaseManifest built, RegistryTarget? target = null) =>
        built with { Staging = (await new ReleaseStager(Client, target ?? Target).StageAsync(built, await StageItems.ReadAsync(built, target ?? Target, Root, Cancel), Cancel)).Staging };

    /// <summary>What publishes a staged release; each time another process, which is gone afterwards.</summary>
    public PublishRequest Request(ReleaseManifest staged, params IReadOnlyList<RegistryTarget> targets) => new()
    {
        Manifest = staged,
        Staged = RegistryTarget.Parse(staged.Staging!.Registry),
        Targets = targets.Count > 0 ? targets : [Target],
        Charts = [Chart()],
        Policy = Versioning.VersionPolicy.Default,
        IsHead = (_, _) => Task.FromResult<bool?>(true),
        Announcers = Announcers,
        Owner = DeadOwner,
        LeaseTimes = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), TimeSpan.Zero),
        GoOn = "./build.sh Publish --skip",
    };

    /// <summary>A process of this machine that has ended: its leases are followed at once.</summary>
    public static LeaseOwner DeadOwner { get; } = new("a process that is gone", System.Environment.MachineName, int.MaxValue, null);

    public Task<int> PublishAsync(PublishRequest request) => new ReleasePublisher(Client, TimeProvider.System, request).PublishAsync(Cancel);

    /// <summary>Everything that a registry names, as <c>repository:tag digest</c> and <c>repository@digest referrer</c>.</summary>
    public async Task<IReadOnlyList<string>> SnapshotAsync(RegistryTarget target, params string[] except)
    {
        var lines = new List<string>();
        foreach (var repository in (string[])[target.Image("controller"), target.Image("proxy"), target.Chart("gateway"), target.Release])
        {
            var reference = Reference.Parse(repository);
            foreach (var tag in (await Client.ListTagsAsync(reference, Cancel)).Where(tag => !except.Any(prefix => tag.StartsWith(prefix, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
            {
                lines.Add($"{reference.Repository}:{tag} {(await Client.ResolveAsync(reference.WithTag(tag), Cancel))!.Digest}");
            }
        }

        return lines;
    }

    private ChartSpec Chart()
    {
        var folder = Root / "chart";
        Directory.CreateDirectory(folder / "templates");
        File.WriteAllText(folder / "Chart.yaml", "apiVersion: v2\nname: gateway\nversion: 0.0.0\nappVersion: 0.0.0\ndescription: A gateway.\n");
        File.WriteAllText(folder / "values.yaml", "controller:\n  image:\n    repository: controller\n    tag: \"\"\n    digest: \"\"\n");
        File.WriteAllText(folder / "templates" / "configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: gateway\ndata:\n  image: {{ .Values.controller.image.repository }}\n");
        return new(folder) { Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["controller.image"] = "controller" } };
    }

    private static async Task<ReleaseImage> ImageAsync(OciLayout layout, string name, string content)
    {
        var platforms = new List<Descriptor>();
        foreach (var platform in (string[])["linux/amd64", "linux/arm64"])
        {
            var layer = await layout.WriteBlobAsync(Encoding.UTF8.GetBytes($"{content} for {platform}"), MediaTypes.LayerTar, Cancel);
            var config = await layout.WriteBlobAsync(OciJson.Serialize(new ImageConfig { Architecture = platform[6..], Os = "linux", Rootfs = new RootFileSystem { DiffIds = [layer.Digest] } }), MediaTypes.ImageConfig, Cancel);
            var manifest = await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [layer] }), MediaTypes.ImageManifest, Cancel);
            platforms.Add(manifest with { Platform = Platform.Parse(platform) });
        }

        var index = await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = platforms }), MediaTypes.ImageIndex, Cancel);
        await layout.TagAsync(index, $"{name}:{content.Length}", Cancel);
        return new()
        {
            Name = name, Digest = index.Digest, Size = index.Size, Base = "host", Layout = "layout",
            Platforms = [.. platforms.Select(platform => new ReleasePlatform { Platform = platform.Platform!.ToString(), Digest = platform.Digest })],
        };
    }
}
