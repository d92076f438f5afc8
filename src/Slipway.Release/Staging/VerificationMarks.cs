using System.Globalization;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// What verifications found out about a release, kept in the registry as referrers of its release manifest (<see cref="ReleaseStaging.Artifact"/>), so that every
/// machine sees it. They go along when the release is published in another registry.
/// </summary>
public static class VerificationMarks
{
    /// <summary>The artefact type of a mark.</summary>
    public const string ArtifactType = "application/vnd.slipway.verification.v1+json";

    private const string ResultAnnotation = "slipway.verification.result";
    private const string ModeAnnotation = "slipway.verification.mode";
    private const string TimeAnnotation = "slipway.verification.time";
    private const string Passed = "passed";

    /// <summary>Writes a mark with its reports.</summary>
    /// <param name="client">Writes it.</param>
    /// <param name="artifact">The release manifest's artefact by digest.</param>
    /// <param name="mark">The result.</param>
    /// <param name="reports">Files to keep with it; none is too large for memory.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The mark with its reference.</returns>
    /// <exception cref="RegistryException">The registry refused it, or has no such release.</exception>
    public static async Task<VerificationMark> WriteAsync(RegistryClient client, Reference artifact, VerificationMark mark, IReadOnlyList<AbsolutePath> reports, CancellationToken cancellationToken)
    {
        var subject = await client.ResolveAsync(artifact, cancellationToken)
            ?? throw new RegistryException($"There is no {artifact} to be marked as {(mark.Passed ? Passed : "failed")}: run the target {nameof(IStage.Stage)} again.");
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ResultAnnotation] = mark.Passed ? Passed : "failed",
            [ModeAnnotation] = mark.Mode,
            [TimeAnnotation] = Text(mark.Time),
            [AnnotationKeys.Created] = Text(mark.Time),
        };
        var written = SmallArtifact.Create(ArtifactType, [.. reports.Select(Read)], annotations, subject);
        var reference = artifact.WithDigest(written.Root.Digest);
        await client.PushAsync(written, written.Root, reference, new(), cancellationToken);
        return mark with { Reference = reference };
    }

    /// <summary>The newest mark of each mode, in the order of their modes; a failure counts as newer than a success of the same moment.</summary>
    /// <exception cref="RegistryException">The registry does not say what refers to the release.</exception>
    public static async Task<IReadOnlyList<VerificationMark>> ReadLatestAsync(RegistryClient client, Reference artifact, CancellationToken cancellationToken)
    {
        var marks = new List<VerificationMark>();
        foreach (var referrer in await client.ListReferrersAsync(artifact, ArtifactType, cancellationToken))
        {
            var reference = artifact.WithDigest(referrer.Digest);

            // Not every registry shows annotations in its list.
            var annotations = referrer.Annotations?.ContainsKey(ResultAnnotation) == true
                ? referrer.Annotations
                : (await client.GetManifestAsync(reference, cancellationToken))?.Descriptor.Annotations;
            if (annotations is not null)
            {
                marks.Add(Parse(annotations, reference));
            }
        }

        return [.. marks.GroupBy(mark => mark.Mode, StringComparer.Ordinal)
            .OrderBy(mode => mode.Key, StringComparer.Ordinal)
            .Select(mode => mode.OrderBy(mark => mark.Time).ThenByDescending(mark => mark.Passed).Last())];
    }

    // Whatever is not clearly passed has not passed.
    private static VerificationMark Parse(IReadOnlyDictionary<string, string> annotations, Reference reference) => new()
    {
        Mode = annotations.GetValueOrDefault(ModeAnnotation, "unknown"),
        Passed = annotations.GetValueOrDefault(ResultAnnotation) == Passed,
        Time = DateTimeOffset.TryParse(annotations.GetValueOrDefault(TimeAnnotation), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.MinValue,
        Reference = reference,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static (string MediaType, string? Title, ReadOnlyMemory<byte> Content) Read(AbsolutePath report)
    {
        var mediaType = Path.GetExtension(report) switch
        {
            ".json" => "application/json",
            ".xml" => "application/xml",
            ".html" => "text/html",
            _ => "application/octet-stream",
        };
        return (mediaType, report.Name, File.ReadAllBytes(report));
    }
}
