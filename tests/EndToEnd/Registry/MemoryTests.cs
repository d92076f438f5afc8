using System.Globalization;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace EndToEnd.Registry;

/// <summary>No blob is in memory as a whole: processes that move 512 MiB need hardly more than those that move a byte.</summary>
public sealed class MemoryTests
{
    private const long Size = 512L * 1024 * 1024;
    private const long Allowed = 64L * 1024 * 1024;

    [Fact]
    public async Task Push_copy_pull_and_registry_stay_within_64_MiB_whatever_the_size()
    {
        using var folder = new TempDirectory();
        await using var registry = await HostedRegistry.StartAsync(folder["registry"]);
        await using var other = await HostedRegistry.StartAsync(folder["other"]);
        var layout = await OciLayout.OpenOrCreateAsync(folder["layout"], default);
        var (small, large) = (await BuildAsync(layout, 1), await BuildAsync(layout, Size));

        foreach (var (name, root) in new[] { ("small", small), ("large", large) })
        {
            await layout.TagAsync(root, name, default);
        }

        (await PeakAsync("push", folder["layout"], "large", $"{registry.Address}/large:1") - await PeakAsync("push", folder["layout"], "small", $"{registry.Address}/small:1")).ShouldBeLessThan(Allowed);
        var idle = await PeakAsync(other);
        (await PeakAsync("copy", $"{registry.Address}/large:1", $"{other.Address}/large:1") - await PeakAsync("copy", $"{registry.Address}/small:1", $"{other.Address}/small:1")).ShouldBeLessThan(Allowed);
        (await PeakAsync("pull", $"{other.Address}/large:1", folder["large"]) - await PeakAsync("pull", $"{other.Address}/small:1", folder["small"])).ShouldBeLessThan(Allowed);
        (await PeakAsync(other) - idle).ShouldBeLessThan(Allowed);
    }

    private static async Task<Descriptor> BuildAsync(OciLayout layout, long size)
    {
        await using var zeros = new SliceOfZeros(size);
        var layer = await layout.WriteBlobAsync(zeros, MediaTypes.LayerTar, default);
        await layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        return await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [layer] }), MediaTypes.ImageManifest, default);
    }

    // The host prints the most memory that it had.
    private static async Task<long> PeakAsync(params string[] arguments)
    {
        var outcome = await RunningProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "RegistryHost.dll"), .. arguments], AppContext.BaseDirectory);
        return long.Parse(outcome.ShouldExitWith(0).Output, CultureInfo.InvariantCulture);
    }

    private static async Task<long> PeakAsync(HostedRegistry registry)
    {
        var peak = (await File.ReadAllLinesAsync($"/proc/{registry.ProcessId}/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private sealed class SliceOfZeros(long length) : ReadOnlyStream
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer[..count].Clear();
            _left -= count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
