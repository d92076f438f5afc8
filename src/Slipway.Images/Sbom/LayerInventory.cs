using System.Text;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What one layer says about packages: the few files that name them, and what it takes away from the layers below (image-spec 1.1, layer.md, "Whiteouts").</summary>
/// <param name="Files">The files by path.</param>
/// <param name="Removed">Paths that the layer removes or replaces, with everything below them.</param>
/// <param name="Emptied">Directories whose content in lower layers does not show.</param>
internal sealed record LayerInventory(IReadOnlyDictionary<string, string> Files, IReadOnlySet<string> Removed, IReadOnlySet<string> Emptied)
{
    private const int MaximumFileSize = 32 * 1024 * 1024;
    private const int MaximumTotalSize = 64 * 1024 * 1024;
    private const string WhiteoutPrefix = ".wh.";
    private const string OpaqueWhiteout = ".wh..wh..opq";

    /// <summary>Reads a layer as a stream; only the files that name packages are kept, at most 64 MiB of them.</summary>
    /// <exception cref="ImageBuildException">They are larger than a package database can be.</exception>
    /// <exception cref="InvalidDataException">The layer is no archive.</exception>
    /// <exception cref="DigestMismatchException">The layer is not what its descriptor says.</exception>
    public static async Task<LayerInventory> ReadAsync(IBlobSource source, Descriptor layer, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var removed = new HashSet<string>(StringComparer.Ordinal);
        var emptied = new HashSet<string>(StringComparer.Ordinal);
        var total = 0L;
        await foreach (var entry in LayerReader.ReadAsync(source, layer, TarLimits.Default, cancellationToken))
        {
            var name = entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
            var folder = entry.Path[..^name.Length].TrimEnd('/');
            if (name == OpaqueWhiteout)
            {
                emptied.Add(folder);
            }
            else if (name.StartsWith(WhiteoutPrefix, StringComparison.Ordinal))
            {
                removed.Add(Join(folder, name[WhiteoutPrefix.Length..]));
            }
            else if (entry.Kind == TarEntryKind.File && PackageFiles.IsWanted(entry.Path))
            {
                total += entry.Length;
                files[entry.Path] = await ReadTextAsync(entry, total, layer, cancellationToken);
            }
            else if (entry.Kind != TarEntryKind.Directory && PackageFiles.IsWantedBelow(entry.Path))
            {
                removed.Add(entry.Path);
            }
        }

        return new LayerInventory(files, removed, emptied);
    }

    private static async Task<string> ReadTextAsync(TarEntry entry, long total, Descriptor layer, CancellationToken cancellationToken)
    {
        if (entry.Length > MaximumFileSize || total > MaximumTotalSize)
        {
            throw new ImageBuildException($"'/{entry.Path}' in the layer {layer.Digest} has {entry.Length} bytes: package databases of at most {MaximumFileSize} bytes each and {MaximumTotalSize} together are read.");
        }

        using var reader = new StreamReader(entry.OpenContent(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
