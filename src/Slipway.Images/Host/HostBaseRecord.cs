using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>What is remembered of a host base: its manifest, its packages, and the state of every file that went into it.</summary>
internal sealed partial record HostBaseRecord(Descriptor Manifest, IReadOnlyList<HostPackage> Packages, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>The record in a file; null when there is none, or a damaged one.</summary>
    public static HostBaseRecord? Read(AbsolutePath file)
    {
        try
        {
            return file.FileExists()
                && JsonSerializer.Deserialize(File.ReadAllBytes(file), RecordJson.Default.Document) is { } document
                && Digest.TryParse(document.Digest, out var digest)
                    ? new HostBaseRecord(new Descriptor { MediaType = MediaTypes.ImageManifest, Digest = digest, Size = document.Size }, document.Packages, document.Inputs)
                    : null;
        }
        catch (JsonException)
        {
            return null; // It is made again.
        }
    }

    /// <summary>Writes the record.</summary>
    public void Write(AbsolutePath file) =>
        AtomicFile.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(new Document(Manifest.Digest.ToString(), Manifest.Size, Packages, Inputs), RecordJson.Default.Document));

    /// <summary>Whether all inputs are as they were, and the folders that a base would be made of now are among them: a newer patch adds other ones.</summary>
    public bool IsCurrent(IEnumerable<AbsolutePath> folders) => folders.All(folder => Inputs.ContainsKey(folder)) && Inputs.All(input => StateOf(input.Key) == input.Value);

    /// <summary>The state of files, folders and links.</summary>
    public static IReadOnlyDictionary<string, string> Stamp(IEnumerable<AbsolutePath> inputs) =>
        inputs.Distinct().Order().ToDictionary(input => input.ToString(), input => StateOf(input), StringComparer.Ordinal);

    private static string StateOf(string path)
    {
        var info = new FileInfo(path);
        return (info.LinkTarget, info.Exists, Directory.Exists(path)) switch
        {
            ({ } target, _, _) => $"link {target}",
            (null, true, _) => string.Create(CultureInfo.InvariantCulture, $"file {info.Length} {info.LastWriteTimeUtc.Ticks}"),
            (null, false, true) => string.Create(CultureInfo.InvariantCulture, $"folder {info.LastWriteTimeUtc.Ticks}"),
            _ => "missing",
        };
    }

    private sealed record Document(string Digest, long Size, IReadOnlyList<HostPackage> Packages, IReadOnlyDictionary<string, string> Inputs);

    [JsonSerializable(typeof(Document))]
    private sealed partial class RecordJson : JsonSerializerContext;
}
