using System.Globalization;
using System.Runtime.InteropServices;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// Makes a base image out of the machine's shared .NET runtime, the C library and OpenSSL that it links, certificate authorities and time zones.
/// Programs that bring their own runtime get the same without .NET.
/// Equal files give equal digests; while none of them changed, the base that was made before is used.
/// </summary>
internal sealed class HostBaseBuilder(IToolRunner tools, HostMachine machine, OciLayout bases, AbsolutePath folder)
{
    /// <summary>The label that marks a host base and every image on it.</summary>
    public const string Label = "slipway.base";

    // Nothing in the base depends on when it was made.
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch.AddSeconds(1);

    // Raised when equal files are to give another base: bases of other rules are made again.
    private const int Rules = 2;

    // What tells of added and removed files.
    private static readonly string[] Signs = ["etc/ld.so.cache", "etc/ca-certificates.conf", "usr/share/ca-certificates", "usr/share/zoneinfo", "var/lib/dpkg/status"];

    /// <summary>The machine's platform.</summary>
    public Platform Platform => machine.Platform;

    /// <summary>The base for a program that needs the frameworks, or none; for this machine's platform only.</summary>
    /// <exception cref="ImageBuildException">The spec does not want this platform, or the machine lacks something.</exception>
    public async Task<BaseImage> BuildAsync(ImageSpec spec, IReadOnlyList<SharedFramework> frameworks, CancellationToken cancellationToken)
    {
        if (machine.Platform.Os != "linux")
        {
            throw new ImageBuildException($"No base can be made from this machine: it runs {machine.Platform.Os}, and images run linux. Name a base that can be reached with --base-image.");
        }

        if (!spec.Platforms.Any(platform => Platform.Parse(platform).Accepts(machine.Platform)))
        {
            throw new ImageBuildException(
                $"Image '{spec.Name}': a base from this machine is for {machine.Platform}, the image is wanted for {string.Join(", ", spec.Platforms)}. Name a base that can be reached with --base-image.");
        }

        var hasRuntime = frameworks.Count > 0;
        var runtime = HostRuntime.Find(machine.DotNetRoot, hasRuntime ? frameworks : [HostMachine.CoreFramework]);
        var record = folder / $"{NameOf(runtime, hasRuntime)}.{Rules}.json";
        var made = HostBaseRecord.Read(record);
        var reader = new BaseImageReader(bases);
        if (made is null || !made.IsCurrent(runtime.Folders()) || !await reader.IsWholeAsync(made.Manifest, [machine.Platform], cancellationToken))
        {
            made = await MakeAsync(runtime, hasRuntime, cancellationToken);
            made.Write(record);
        }

        var description = new BaseDescription(ImageSpec.HostBase, made.Manifest.Digest, IsHost: true, made.Packages);
        return await reader.ReadAsync(made.Manifest, description, [machine.Platform], cancellationToken);
    }

    private async Task<HostBaseRecord> MakeAsync(HostRuntime runtime, bool hasRuntime, CancellationToken cancellationToken)
    {
        var root = await HostRoot.CollectAsync(machine, runtime, tools, cancellationToken);

        // Before the files are read: a change meanwhile must be seen the next time.
        var inputs = HostBaseRecord.Stamp(Inputs(runtime, root));
        var options = new LayerOptions { Time = Time };
        var layers = new List<Layer> { await LayerBuilder.BuildAsync(bases, root.Entries, options, cancellationToken) };
        if (hasRuntime)
        {
            layers.Add(await LayerBuilder.BuildAsync(bases, runtime.Entries(), options, cancellationToken));
        }

        var config = await bases.WriteBlobAsync(OciJson.Serialize(Configure(hasRuntime ? runtime : null, layers)), MediaTypes.ImageConfig, cancellationToken);
        var manifest = new ImageManifest { Config = config, Layers = [.. layers.Select(layer => layer.Descriptor)] };
        var descriptor = await bases.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
        await bases.TagAsync(descriptor, $"{ImageSpec.HostBase} {NameOf(runtime, hasRuntime)}", cancellationToken);
        return new HostBaseRecord(descriptor, [.. root.Packages.Select(package => new HostPackage(package.Name, package.Version, package.Architecture))], inputs);
    }

    private IEnumerable<AbsolutePath> Inputs(HostRuntime runtime, HostRoot root) =>
    [
        .. runtime.Files(),
        .. runtime.Folders(),
        .. root.Inputs,
        .. Signs.Select(path => machine.Root / path),
    ];

    private static string NameOf(HostRuntime runtime, bool hasRuntime) => hasRuntime ? runtime.Channel : "root";

    private ImageConfig Configure(HostRuntime? runtime, IReadOnlyList<Layer> layers) => new()
    {
        Created = Time,
        Architecture = machine.Platform.Architecture,
        Os = machine.Platform.Os,
        Config = new ContainerConfig
        {
            // As in Microsoft's images. Without ICU, globalization is invariant.
            Env =
            [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                string.Create(CultureInfo.InvariantCulture, $"APP_UID={ImageSpec.DefaultUser}"),
                "ASPNETCORE_HTTP_PORTS=8080",
                "DOTNET_RUNNING_IN_CONTAINER=true",
                "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true",
                .. runtime is null ? Array.Empty<string>() : [$"DOTNET_VERSION={runtime.Version}"],
                .. runtime?.WebVersion is { } web ? [$"ASPNET_VERSION={web}"] : Array.Empty<string>(),
                $"SSL_CERT_FILE={HostRootFiles.CertificateBundle}",
            ],
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Label] = ImageSpec.HostBase },
        },
        Rootfs = new RootFileSystem { DiffIds = [.. layers.Select(layer => layer.DiffId)] },
        History =
        [
            new HistoryEntry { Created = Time, CreatedBy = "slipway: root of the building machine" },
            .. runtime is null ? Array.Empty<HistoryEntry>() : [new HistoryEntry { Created = Time, CreatedBy = $"slipway: .NET {runtime.Version} of the building machine" }],
        ],
    };
}
