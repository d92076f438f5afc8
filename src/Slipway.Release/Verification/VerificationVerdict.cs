using Slipway.Registry;
using Slipway.Verification;

namespace Slipway.Release;

/// <summary>What follows from a verification, in every mode: the report, the mark in the registry, and that maintainers hear of a failure.</summary>
/// <param name="settings">Where it goes.</param>
/// <param name="client">Talks to the registries.</param>
internal sealed class VerificationVerdict(VerdictSettings settings, RegistryClient client)
{
    /// <summary>Writes the report, marks the release and tells of its failure, once.</summary>
    /// <param name="release">The release; null when it was not found.</param>
    /// <param name="report">What was done and found.</param>
    /// <param name="judged">Whether the release got so far that the report says something about it; otherwise it is not marked.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="VerificationFailedException">It did not pass.</exception>
    public async Task CompleteAsync(ReleaseUnderTest? release, VerificationReport report, bool judged, CancellationToken cancellationToken)
    {
        var previous = await new PreviousReport(client, settings.Published).FindAsync(report.Version, report.Mode, cancellationToken);
        var files = ReportFiles.Write(settings.Reports / report.Mode, report, previous);
        if (release is not null && judged)
        {
            await MarkAsync(release, report, files, cancellationToken);
        }

        if (!report.Passed)
        {
            throw new VerificationFailedException(report, files.Page);
        }

        var checks = report.Suites.Sum(suite => suite.Checks.Count);
        Log.Information("{Version} is verified ({Mode}): {Checks} checks in {Seconds} seconds; the report: {Page}", report.Version, report.Mode, checks, Math.Round(report.Duration.TotalSeconds, 1), files.Page);
    }

    private async Task MarkAsync(ReleaseUnderTest release, VerificationReport report, ReportFiles files, CancellationToken cancellationToken)
    {
        var before = (await VerificationMarks.ReadLatestAsync(client, release.Artifact, cancellationToken)).FirstOrDefault(mark => mark.Mode == report.Mode);
        var mark = new VerificationMark { Mode = report.Mode, Passed = report.Passed, Time = report.Started + report.Duration };
        await VerificationMarks.WriteAsync(client, release.Artifact, mark, files.All, cancellationToken);

        // Who was told of a failure of this release in this mode is not told again.
        if (!report.Passed && before is not { Passed: false })
        {
            await MaintainerNotice.SendAsync(settings, release, report, cancellationToken);
        }
    }
}
