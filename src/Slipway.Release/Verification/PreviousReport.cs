using Slipway.Oci;
using Slipway.Registry;
using Slipway.Verification;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Finds the report of the release before, which the registry keeps with its marks.</summary>
/// <param name="client">Reads the registry.</param>
/// <param name="registry">Where releases are published.</param>
internal sealed class PreviousReport(RegistryClient client, RegistryTarget registry)
{
    // A report has some hundred checks and the end of some logs.
    private const long LargestReport = 16 * 1024 * 1024;
    private const int MostReleases = 5;

    /// <summary>The newest report of a mode of the nearest release below a version.</summary>
    /// <returns>Null when there is none, or when it cannot be read: a comparison is worth no failure.</returns>
    public async Task<VerificationReport?> FindAsync(string version, string mode, CancellationToken cancellationToken)
    {
        try
        {
            var release = Reference.Parse(registry.Release);
            foreach (var tag in Before(ReleaseVersion.Parse(version), await client.ListTagsAsync(release, cancellationToken)).Take(MostReleases))
            {
                if (await ReadAsync(release.WithTag(tag), mode, cancellationToken) is { } report)
                {
                    return report;
                }
            }
        }
        catch (Exception error) when (error is RegistryException or DigestMismatchException or FormatException)
        {
            Log.Debug("There is no report to compare with: {Reason}", error.Message);
        }

        return null;
    }

    /// <summary>The tags of releases below a version, the nearest first.</summary>
    internal static IEnumerable<string> Before(ReleaseVersion version, IEnumerable<string> tags) =>
        from tag in tags
        let other = ReleaseVersion.TryParse(tag, out var parsed) ? parsed : null
        where other is { IsDevelopment: false } && (version.IsDevelopment || other < version)
        orderby other descending
        select tag;

    private async Task<VerificationReport?> ReadAsync(Reference release, string mode, CancellationToken cancellationToken)
    {
        if (await client.ResolveAsync(release, cancellationToken) is not { } artifact)
        {
            return null;
        }

        var marks = await VerificationMarks.ReadLatestAsync(client, release.WithDigest(artifact.Digest), cancellationToken);
        var mark = marks.FirstOrDefault(mark => mark.Mode == mode)?.Reference;
        var document = mark is null ? null : (await client.GetManifestAsync(mark, cancellationToken))?.Blobs.FirstOrDefault(IsReport);
        return document is null ? null : ReportJson.TryRead(await client.OpenRepository(release).ReadAsync(document, release.Name, cancellationToken));
    }

    private static bool IsReport(Descriptor blob) =>
        blob.Annotations?.GetValueOrDefault(AnnotationKeys.Title) == new ReportFiles("/").Json.Name && blob.Size <= LargestReport;
}
