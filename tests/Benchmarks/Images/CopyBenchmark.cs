using System.Globalization;
using System.Security.Cryptography;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace Benchmarks.Images;

/// <summary>Copying an image of 1 GiB from registry to registry, against skopeo; each copy is a process of its own, to a registry of its own.</summary>
internal sealed class CopyBenchmark : IBenchmark
{
    /// <summary>The argument that makes this program copy one image and tell how much memory that took.</summary>
    public const string CopyOnce = "--copy-once";

    private const int Runs = 5;
    private const int Layers = 4;
    private const int LayerSize = 256 * 1024 * 1024;

    public string Name => "copy";

    public string About => "copying an image of 1 GiB from registry to registry, against skopeo, and the memory that takes";

    /// <summary>Copies an image and prints the most memory that the process had, in KiB.</summary>
    public static async Task PrintCopyAsync(string source, string target)
    {
        using var client = new RegistryClient(new RegistryClientOptions());
        await client.CopyAsync(Reference.Parse(source), Reference.Parse(target), new CopyOptions(), CancellationToken.None);
        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var source = await PeerRegistry.StartAsync();
        var (large, small) = ($"{source.Address}/large:1", $"{source.Address}/small:1");
        await PushAsync(large, Layers, LayerSize, cancellationToken);
        await PushAsync(small, 1, 1, cancellationToken);

        List<double> ours = [], skopeo = [], memory = [], runtime = [];
        for (var run = 0; run <= Runs; run++)
        {
            var (time, peak) = await CopyAsync(large);
            var peer = await SkopeoAsync(large);
            var (_, least) = await CopyAsync(small);
            if (run > 0)
            {
                ours.Add(time);
                memory.Add(peak);
                skopeo.Add(peer);
                runtime.Add(least);
            }
        }

        return
        [
            new("slipway", Measure.Median(ours), "ms"),
            new("skopeo copy", Measure.Median(skopeo), "ms"),
            new("to skopeo", Measure.Median(ours) / Measure.Median(skopeo), "x", 1),
            new("peak memory, 1 GiB", Measure.Median(memory), "MiB"),
            new("peak memory, 1 byte", Measure.Median(runtime), "MiB"),
            new("memory beyond the runtime", Measure.Median(memory) - Measure.Median(runtime), "MiB", 64),
        ];
    }

    private static async Task<(double Time, double Peak)> CopyAsync(string source)
    {
        await using var target = await PeerRegistry.StartAsync();
        var peak = "";
        var time = await Measure.OnceAsync(async () => peak = await Command.RunAsync(Path.GetTempPath(), "dotnet", typeof(CopyBenchmark).Assembly.Location, CopyOnce, source, $"{target.Address}/copy:1"));
        return (time, double.Parse(peak, CultureInfo.InvariantCulture) / 1024);
    }

    private static async Task<double> SkopeoAsync(string source)
    {
        await using var target = await PeerRegistry.StartAsync();
        return await Measure.OnceAsync(() => Command.RunAsync(
            Path.GetTempPath(), "skopeo", "copy", "--quiet", "--all", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{source}", $"docker://{target.Address}/copy:1"));
    }

    private static async Task PushAsync(string reference, int layers, int size, CancellationToken cancellationToken)
    {
        using var folder = new TempDirectory();
        var layout = await OciLayout.OpenOrCreateAsync(folder.Path, cancellationToken);
        var blobs = new List<Descriptor>();
        for (var i = 0; i < layers; i++)
        {
            blobs.Add(await layout.WriteBlobAsync(RandomNumberGenerator.GetBytes(size), MediaTypes.LayerTar, cancellationToken));
        }

        var config = new ImageConfig { Architecture = "amd64", Os = "linux", Rootfs = new RootFileSystem { DiffIds = [.. blobs.Select(blob => blob.Digest)] } };
        var manifest = new ImageManifest { Config = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, cancellationToken), Layers = blobs };
        var root = await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
        using var client = new RegistryClient(new RegistryClientOptions());
        await client.PushAsync(layout, root, Reference.Parse(reference), new PushOptions(), cancellationToken);
    }
}
