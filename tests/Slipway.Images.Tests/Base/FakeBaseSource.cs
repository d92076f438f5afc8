using Slipway.Oci;

namespace Slipway.Images.Tests;

/// <summary>A registry with one small base image for several platforms.</summary>
internal sealed class FakeBaseSource(params string[] platforms) : IBaseImageSource
{
    /// <summary>The variables of the base.</summary>
    public IReadOnlyList<string> Environment { get; init; } = ["PATH=/usr/bin", "DOTNET_VERSION=10.0.1"];

    /// <summary>The program of the base.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Whether the base is one manifest and not an index.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether the layers that it gives are not what their digests say.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>What happens in place of an answer.</summary>
    public Func<Reference, Exception>? Failure { get; init; }

    /// <summary>How often something was pulled.</summary>
    public int Pulls { get; private set; }

    public async Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> wanted, CancellationToken cancellationToken)
    {
        Pulls++;
        if (Failure is not null)
        {
            throw Failure(reference);
        }

        var manifests = new List<Descriptor>();
        foreach (var platform in platforms.Select(Platform.Parse))
        {
            manifests.Add(await WriteAsync(platform, target, cancellationToken) with { Platform = platform });
        }

        if (IsSingle)
        {
            return manifests[0] with { Platform = null };
        }

        // As buildx writes them: attestations beside the images.
        manifests.Add(manifests[0] with { Platform = new Platform { Os = "unknown", Architecture = "unknown" } });
        return await target.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = manifests }), MediaTypes.ImageIndex, cancellationToken);
    }

    private async Task<Descriptor> WriteAsync(Platform platform, OciLayout target, CancellationToken cancellationToken)
    {
        var layer = await LayerBuilder.BuildAsync(
            target,
            [TarEntry.File("etc/base", System.Text.Encoding.UTF8.GetBytes(platform.ToString())), TarEntry.File("usr/bin/su", "x"u8.ToArray(), TarEntry.Executable | UnixFileMode.SetUser)],
            new LayerOptions { Time = DateTimeOffset.UnixEpoch },
            cancellationToken);
        if (IsDamaged)
        {
            var bytes = await File.ReadAllBytesAsync(target.Blobs.PathOf(layer.Descriptor.Digest), cancellationToken);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(target.Blobs.PathOf(layer.Descriptor.Digest), bytes, cancellationToken);
        }

        var config = new ImageConfig
        {
            Architecture = platform.Architecture,
            Os = platform.Os,
            Variant = platform.Variant,
            Config = new ContainerConfig
            {
                User = "root",
                Env = Environment,
                Entrypoint = Entrypoint,
                Cmd = Arguments,
                WorkingDir = "/base",
                Labels = new Dictionary<string, string> { ["org.opencontainers.image.version"] = "24.04", ["maker"] = "base" },
                StopSignal = "SIGTERM",
            },
            Rootfs = new RootFileSystem { DiffIds = [layer.DiffId] },
            History = [new HistoryEntry { CreatedBy = "base" }],
        };
        var manifest = new ImageManifest
        {
            MediaType = MediaTypes.DockerManifest,
            Config = await target.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.DockerConfig, cancellationToken),
            Layers = [layer.Descriptor with { MediaType = MediaTypes.DockerLayerGzip }],
        };
        return await target.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.DockerManifest, cancellationToken);
    }
}
