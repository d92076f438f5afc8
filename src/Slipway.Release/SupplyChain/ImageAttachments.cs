using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Writes what is said about an image into its layout: bills of materials in both formats, and provenance, for the index and each platform.</summary>
/// <param name="layout">The layout that has the image.</param>
internal sealed class ImageAttachments(OciLayout layout)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Writes them and enters them into the layout's index, each under a name of its own, so that those of an earlier build go.</summary>
    public async Task WriteAsync(Descriptor index, IReadOnlyList<BillOfMaterials> bills, BuildProvenance provenance, CancellationToken cancellationToken)
    {
        var subjects = (await layout.ReadManifestAsync(index, cancellationToken)).Manifests.Append(index).ToDictionary(manifest => manifest.Digest);
        foreach (var bill in bills)
        {
            var subject = subjects[bill.Digest];
            var name = bill.Platform is { } platform ? $"{bill.Name}-{platform.ToString().Replace('/', '-')}" : bill.Name;
            await EnterAsync(await ReferrerArtifact.WriteAsync(layout, subject, SpdxDocument.MediaType, SpdxDocument.Write(bill), None, cancellationToken), $"{name}.spdx", cancellationToken);
            await EnterAsync(await ReferrerArtifact.WriteAsync(layout, subject, CycloneDxDocument.MediaType, CycloneDxDocument.Write(bill), None, cancellationToken), $"{name}.cyclonedx", cancellationToken);
            await EnterAsync(await ReferrerArtifact.WriteStatementAsync(layout, subject, SlsaProvenance.Write(provenance, [bill.Digest]), cancellationToken), $"{name}.provenance", cancellationToken);
        }
    }

    /// <summary>What the layout's index has about an image and its platforms.</summary>
    public async Task<IReadOnlyList<(Descriptor Attachment, Digest Subject)>> FindAsync(Descriptor index, CancellationToken cancellationToken)
    {
        var subjects = (await layout.ReadManifestAsync(index, cancellationToken)).Manifests.Append(index).Select(manifest => manifest.Digest).ToHashSet();
        var found = new List<(Descriptor, Digest)>();
        foreach (var entry in (await layout.ReadIndexAsync(cancellationToken)).Manifests.Where(entry => entry.ArtifactType is SpdxDocument.MediaType or CycloneDxDocument.MediaType or InTotoStatement.MediaType))
        {
            var document = await layout.ReadManifestAsync(entry, cancellationToken);
            if (document.Subject is { } subject && subjects.Contains(subject.Digest))
            {
                found.Add((document.Descriptor, subject.Digest));
            }
        }

        return found;
    }

    private Task EnterAsync(Descriptor artifact, string name, CancellationToken cancellationToken) => layout.TagAsync(artifact, name, cancellationToken);
}
