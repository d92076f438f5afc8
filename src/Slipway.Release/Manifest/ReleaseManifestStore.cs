using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Release;

/// <summary>
/// The release manifest on disk. Each target writes its own section below <c>artifacts/manifest/</c>, which is also what the cache and CI jobs
/// carry from one place to another; <c>artifacts/release.json</c> is put together from the sections that belong to the current version.
/// </summary>
public sealed class ReleaseManifestStore(AbsolutePath artifacts)
{
    /// <summary>The release manifest, <c>release.json</c>.</summary>
    public AbsolutePath File => artifacts / "release.json";

    /// <summary>The section file that a target writes; its <c>Produces</c>.</summary>
    /// <param name="name"><c>identity</c>, <c>images</c>, <c>charts</c>, <c>packages</c>, <c>staging</c> or <c>publication</c>.</param>
    public AbsolutePath Section(string name) => artifacts / "manifest" / $"{name}.json";

    /// <summary>Starts or goes on with the release of this identity; sections of another version count no more.</summary>
    public ReleaseManifest Write(ReleaseIdentity identity)
    {
        AtomicFile.WriteAllText(Section("identity"), Serialize(identity, ManifestJson.Relaxed.ReleaseIdentity));
        return Assemble();
    }

    /// <summary>Replaces the images.</summary>
    public ReleaseManifest Write(IEnumerable<ReleaseImage> images) =>
        WriteSection("images", images.OrderBy(image => image.Name, StringComparer.Ordinal), ManifestJson.Relaxed.ManifestSectionReleaseImage);

    /// <summary>Replaces the charts; their order, in which they are installed, is kept.</summary>
    public ReleaseManifest Write(IEnumerable<ReleaseChart> charts) =>
        WriteSection("charts", charts, ManifestJson.Relaxed.ManifestSectionReleaseChart);

    /// <summary>Replaces the NuGet packages.</summary>
    public ReleaseManifest Write(IEnumerable<ReleaseFile> packages) =>
        WriteSection("packages", packages.OrderBy(package => package.Path, StringComparer.Ordinal), ManifestJson.Relaxed.ManifestSectionReleaseFile);

    /// <summary>Records where the release is staged.</summary>
    public ReleaseManifest Write(ReleaseStaging staging) =>
        WriteSection("staging", [staging], ManifestJson.Relaxed.ManifestSectionReleaseStaging);

    /// <summary>Records where the release was published.</summary>
    public ReleaseManifest Write(ReleasePublication publication) =>
        WriteSection("publication", [publication], ManifestJson.Relaxed.ManifestSectionReleasePublication);

    /// <summary>The identity of the current release.</summary>
    /// <exception cref="ReleaseManifestException">There is none yet, or the file is damaged.</exception>
    public ReleaseIdentity ReadIdentity() =>
        TryReadIdentity()
        ?? throw new ReleaseManifestException($"{Section("identity")} is missing: run the target {nameof(IVersion.DetermineVersion)} first.");

    /// <summary>The identity of the current release; null when there is none yet.</summary>
    /// <exception cref="ReleaseManifestException">The file is damaged.</exception>
    public ReleaseIdentity? TryReadIdentity() => Read(Section("identity"), ManifestJson.Relaxed.ReleaseIdentity);

    /// <summary>Puts the sections of the current version together and writes <c>release.json</c>.</summary>
    /// <exception cref="ReleaseManifestException">There is no identity yet, or a file is damaged.</exception>
    public ReleaseManifest Assemble()
    {
        var identity = ReadIdentity();
        var manifest = new ReleaseManifest
        {
            Identity = identity,
            Images = Items("images", identity, ManifestJson.Relaxed.ManifestSectionReleaseImage),
            Charts = Items("charts", identity, ManifestJson.Relaxed.ManifestSectionReleaseChart),
            Packages = Items("packages", identity, ManifestJson.Relaxed.ManifestSectionReleaseFile),
            Staging = Items("staging", identity, ManifestJson.Relaxed.ManifestSectionReleaseStaging).SingleOrDefault(),
            Publication = Items("publication", identity, ManifestJson.Relaxed.ManifestSectionReleasePublication).SingleOrDefault(),
        };
        AtomicFile.WriteAllText(File, Serialize(manifest, ManifestJson.Relaxed.ReleaseManifest));
        return manifest;
    }

    private static string Serialize<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type) + "\n";

    private static T? Read<T>(AbsolutePath file, JsonTypeInfo<T> type)
        where T : class
    {
        if (!file.FileExists())
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(file.ReadAllText(), type);
        }
        catch (JsonException error)
        {
            throw new ReleaseManifestException($"{file} is damaged ({error.Message}): delete it and run the target that writes it again.", error);
        }
    }

    private ReleaseManifest WriteSection<T>(string name, IEnumerable<T> items, JsonTypeInfo<ManifestSection<T>> type)
    {
        AtomicFile.WriteAllText(Section(name), Serialize(new ManifestSection<T>(ReadIdentity().Version, [.. items]), type));
        return Assemble();
    }

    private IReadOnlyList<T> Items<T>(string name, ReleaseIdentity identity, JsonTypeInfo<ManifestSection<T>> type) =>
        Read(Section(name), type) is { } section && section.Version == identity.Version ? section.Items : [];
}
