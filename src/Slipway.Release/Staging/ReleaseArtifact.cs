using System.Globalization;
using System.Text.Json;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>The release manifest as an artefact of a registry: what another machine needs to verify and publish the release.</summary>
internal static class ReleaseArtifact
{
    /// <summary>The type of the artefact, and of its only layer, the bytes of <c>release.json</c>.</summary>
    public const string Type = "application/vnd.slipway.release.v1+json";

    /// <summary>The artefact of a release; the same commit, version and content give the same bytes on every machine.</summary>
    public static SmallArtifact Create(ReleaseManifest manifest, ReleaseStaging staging)
    {
        // What differs from run to run and from machine to machine is no part of the release.
        var document = new ReleaseManifest
        {
            Identity = manifest.Identity with { Reason = "staged" },
            Images = manifest.Images,
            Charts = manifest.Charts,
            Staging = staging with { Artifact = null },
        };
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [AnnotationKeys.Created] = manifest.Identity.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [AnnotationKeys.Version] = manifest.Identity.Version,
        };
        if (manifest.Identity.Commit is { } commit)
        {
            annotations[AnnotationKeys.Revision] = commit;
        }

        return SmallArtifact.Create(Type, [(Type, "release.json", ManifestJson.Write(document))], annotations);
    }

    /// <summary>Reads the document of an artefact.</summary>
    /// <exception cref="ReleaseManifestException">It is no release manifest, or one of a newer Slipway.</exception>
    public static ReleaseManifest Parse(byte[] document, Reference source)
    {
        try
        {
            var manifest = ManifestJson.Read(document);
            return manifest.SchemaVersion <= ReleaseManifest.CurrentSchemaVersion
                ? manifest
                : throw new ReleaseManifestException($"{source} has the schema version {manifest.SchemaVersion}, and this Slipway reads up to {ReleaseManifest.CurrentSchemaVersion}: use the Slipway that staged the release.");
        }
        catch (JsonException error)
        {
            throw new ReleaseManifestException($"{source} is no release manifest ({error.Message}): run the target {nameof(IStage.Stage)} again.", error);
        }
    }
}
