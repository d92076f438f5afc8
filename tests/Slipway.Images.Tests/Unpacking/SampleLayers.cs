using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;
using TarEntry = Slipway.Oci.TarEntry;

namespace Slipway.Images.Tests.Unpacking;

/// <summary>An image of given layers, and where it is unpacked.</summary>
internal sealed class SampleLayers : IDisposable
{
    private readonly TempDirectory _temp = new();

    public AbsolutePath Folder => (AbsolutePath)_temp.Path / "root";

    /// <summary>A file beside the folder: nothing may reach it.</summary>
    public AbsolutePath Outside => _temp.Write("outside/secret", "outside");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    public Task<OciLayout> LayoutAsync() => OciLayout.OpenOrCreateAsync(_temp["oci"], Token);

    /// <summary>Unpacks layers of our own writer.</summary>
    public async Task<UnpackedImage> UnpackAsync(params TarEntry[][] layers)
    {
        var layout = await LayoutAsync();
        var descriptors = new List<Descriptor>();
        foreach (var entries in layers)
        {
            descriptors.Add((await LayerBuilder.BuildAsync(layout, entries, new LayerOptions { Time = DateTimeOffset.UnixEpoch }, Token)).Descriptor);
        }

        return await UnpackAsync([.. descriptors], TarLimits.Default);
    }

    /// <summary>Unpacks layers whose entries are in the order given and need not make sense.</summary>
    public async Task<UnpackedImage> UnpackRawAsync(TarLimits limits, params PaxTarEntry[][] layers)
    {
        var layout = await LayoutAsync();
        var descriptors = new List<Descriptor>();
        foreach (var entries in layers)
        {
            var compressed = new MemoryStream();
            await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            await using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
            {
                foreach (var entry in entries)
                {
                    await tar.WriteEntryAsync(entry, Token);
                }
            }

            descriptors.Add(await layout.WriteBlobAsync(compressed.ToArray(), MediaTypes.LayerTarGzip, Token));
        }

        return await UnpackAsync([.. descriptors], limits);
    }

    /// <summary>Unpacks layers that are in the layout.</summary>
    public async Task<UnpackedImage> UnpackAsync(Descriptor[] layers, TarLimits limits)
    {
        var layout = await LayoutAsync();
        var config = new ImageConfig { Architecture = "amd64", Os = "linux", Rootfs = new RootFileSystem { DiffIds = [] } };
        var manifest = new ImageManifest { Config = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, Token), Layers = layers };
        var descriptor = await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, Token);
        return await ImageUnpacker.UnpackAsync(layout, descriptor, Folder, limits, Token);
    }

    /// <summary>Everything in the folder: paths in ordinal order, with texts and targets.</summary>
    public IReadOnlyList<string> List() => [.. List(Folder).Select(path => Folder.GetRelativePathTo(path) + Describe(path)).Order(StringComparer.Ordinal)];

    public static TarEntry Text(string path, string text) => TarEntry.File(path, System.Text.Encoding.UTF8.GetBytes(text));

    public static PaxTarEntry Raw(TarEntryType type, string path, string? link = null)
    {
        var entry = new PaxTarEntry(type, path);
        if (link is not null)
        {
            entry.LinkName = link;
        }

        return entry;
    }

    // The framework's own recursion goes through links, to the machine's folders too.
    private static IEnumerable<string> List(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).SelectMany(path => new DirectoryInfo(path) is { Exists: true, LinkTarget: null } ? List(path).Prepend(path) : [path]);

    private static string Describe(string path) => new FileInfo(path) switch
    {
        { LinkTarget: { } target } => " -> " + target,
        { Exists: true } => "=" + File.ReadAllText(path),
        _ => "/",
    };
}
