using System.Text;
using System.Text.Json;
using Slipway.Oci;
using Slipway.Verification;

namespace Slipway.Release;

/// <summary>Brings a release's images into a Docker engine: it pulls them by digest, or is given them where it cannot reach the registry.</summary>
/// <param name="docker">The client.</param>
/// <param name="folder">The folder of this verification.</param>
internal sealed class DockerImages(DockerCli docker, AbsolutePath folder)
{
    /// <summary>Lets the engine pull all images.</summary>
    /// <returns>What the engine calls each image; null when it cannot pull them.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> PullAsync(ReleaseUnderTest release, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var image in release.Manifest.Images)
        {
            var reference = release.Image(image).ToString();
            if (!(await docker.TryAsync(cancellationToken, "pull", "--quiet", reference)).Succeeded)
            {
                return null;
            }

            names[image.Name] = reference;
        }

        return names;
    }

    /// <summary>Gives the engine what was pulled here.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LoadAsync(LocalImages images, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, manifest) in images.Pulled)
        {
            var (archive, tag) = (folder / $"{name}.tar", $"slipway-verification/{name}:{manifest.Digest.Hex[..12]}");
            await WriteAsync(images.Layout, manifest, tag, archive, cancellationToken);
            await docker.RunAsync(cancellationToken, "load", "--quiet", "--input", archive);
            archive.DeleteFile();
            names[name] = tag;
        }

        return names;
    }

    /// <summary>Writes an archive as <c>docker save</c> does, which every version of the engine reads.</summary>
    internal static async Task WriteAsync(OciLayout layout, Descriptor manifest, string tag, AbsolutePath file, CancellationToken cancellationToken)
    {
        var document = OciJson.ParseManifest((await layout.ReadManifestAsync(manifest, cancellationToken)).Content.Span);
        var entries = new List<TarEntry> { TarEntry.File("manifest.json", Describe(document, tag)), TarEntry.File($"{document.Config.Digest.Hex}.json", await layout.ReadBlobAsync(document.Config, cancellationToken)) };
        foreach (var layer in document.Layers.DistinctBy(layer => layer.Digest))
        {
            entries.Add(TarEntry.File($"{layer.Digest.Hex}.tar.gz", await layout.ReadBlobAsync(layer, cancellationToken)));
        }

        await using var output = File.Create(file);
        await DeterministicTar.WriteAsync(entries, output, DateTimeOffset.UnixEpoch, cancellationToken);
    }

    private static byte[] Describe(ImageManifest manifest, string tag)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("Config", $"{manifest.Config.Digest.Hex}.json");
            WriteArray(json, "RepoTags", [tag]);
            WriteArray(json, "Layers", manifest.Layers.Select(layer => $"{layer.Digest.Hex}.tar.gz"));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
