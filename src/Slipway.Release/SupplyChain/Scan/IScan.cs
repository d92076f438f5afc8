using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Looks for vulnerabilities in the images of a release, with an installed scanner or reports of any other, and stops releases that have bad ones.</summary>
public interface IScan : IDockerBuild
{
    /// <summary>Vulnerabilities that are accepted for some time, with the reason, besides those of <see cref="ScanIgnoreFile"/>.</summary>
    IReadOnlyList<ScanIgnore> ScanIgnores => [];

    /// <summary>A file of accepted vulnerabilities; it need not exist.</summary>
    AbsolutePath ScanIgnoreFile => RootDirectory / ".nuke" / "scan-ignores.json";

    /// <summary>VEX documents of the repository, besides those of <see cref="Vex"/>.</summary>
    IReadOnlyList<AbsolutePath> VexDocuments => [];

    /// <summary>The scanner.</summary>
    [Parameter("Scanner for Scan: trivy or grype; the first of them that is installed when not given")]
    string? Scanner => TryGetValue(() => Scanner);

    /// <summary>Reports that stand for a scan.</summary>
    [Parameter("Reports that Scan reads instead of scanning, as image=file or image@platform=file: trivy or grype JSON, SARIF, CycloneDX")]
    string[]? ScanReport => TryGetValue(() => ScanReport);

    /// <summary>The least severity that stops a release.</summary>
    [Parameter("Least severity that Scan fails on: low, medium, high or critical; high when not given")]
    string? ScanThreshold => TryGetValue(() => ScanThreshold);

    /// <summary>VEX documents.</summary>
    [Parameter("VEX documents (OpenVEX, CycloneDX) that say which vulnerabilities do not matter")]
    AbsolutePath[]? Vex => TryGetValue(() => Vex);

    /// <summary>The folder of the reports.</summary>
    sealed AbsolutePath ScanDirectory => ArtifactsDirectory / "scan";

    /// <summary>What a scan may find.</summary>
    /// <exception cref="UsageException">The threshold, a VEX document or an ignore is wrong; every problem is named.</exception>
    sealed ScanRules ResolveScanRules() =>
        ScanOptions.Rules(ScanThreshold, [.. VexDocuments, .. Vex ?? []], ScanIgnores, ScanIgnoreFile, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    /// <summary>The scanner; null when reports stand for it.</summary>
    /// <exception cref="UsageException">It is unknown or not installed, and there are no reports.</exception>
    sealed IImageScanner? ResolveScanner() => ScanOptions.Scanner(Scanner, ProcessEnvironment.Variable("PATH"), hasReports: ScanReport is { Length: > 0 });

    /// <summary>Whether a scan can run: to be required before anything does.</summary>
    /// <exception cref="UsageException">It cannot; every problem of its rules is named.</exception>
    sealed bool HasUsableScan() => ResolveScanRules() is not null && (ResolveScanner() is not null || ScanReport is { Length: > 0 });

    /// <summary>
    /// Scans every image for every platform and fails on vulnerabilities of the threshold or worse that neither a VEX document nor an ignore accounts for.
    /// Nothing depends on it: when it is asked for, it comes before a release is published.
    /// </summary>
    Target Scan => _ => _
        .Description("Look for vulnerabilities in the images, with trivy, grype or reports; keep the reports in artifacts/scan")
        .DependsOn(DockerBuild)
        .Consumes(DockerBuild)
        .Requires(() => HasUsableScan())
        .TryBefore<IPublish>(build => build.Publish)
        .Produces("artifacts/scan/**")
        .Executes(async cancellationToken =>
        {
            var rules = ResolveScanRules();
            var manifest = ReleaseManifest.Assemble();
            var subjects = ScanSubjects.Of(manifest);
            var reports = ScanReports.Parse(ScanReport ?? [], subjects, RootDirectory);
            var scanner = ResolveScanner();
            ScanOptions.RequireSource(subjects, reports, scanner);
            var run = new ScanRun(await OciLayout.OpenOrCreateAsync(ImageLayoutDirectory, cancellationToken), ScanDirectory, rules)
            {
                Scan = scanner is null ? null : new ImageScan(new ToolRunner(TimeProvider.System), scanner, TemporaryDirectory / "scan"),
            };
            var results = await run.RunAsync(subjects, reports, cancellationToken);
            ScanSummary.Of(manifest.Identity.Version, rules.Threshold, results).Write(ScanDirectory);
            ScanOutcome.Show(results, rules);
            ScanOutcome.Require(results, rules.Threshold);
        });
}
