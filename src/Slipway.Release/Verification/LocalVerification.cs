using Slipway.Registry;
using Slipway.Verification;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Verifies a release on this machine, as processes or as containers.</summary>
/// <param name="build">Knows folders and registries.</param>
/// <param name="settings">Where the result goes.</param>
/// <param name="client">Talks to the registries.</param>
internal sealed class LocalVerification(IHazVerification build, VerdictSettings settings, RegistryClient client)
{
    /// <summary>Verifies it.</summary>
    /// <exception cref="VerificationFailedException">It did not pass.</exception>
    public async Task RunAsync(VerifyChoice choice, CancellationToken cancellationToken)
    {
        var mode = choice.Docker ? "docker" : "local";
        var identity = build.ReleaseManifest.ReadIdentity();
        var report = new ReportBuilder(identity.Version, mode, TimeProvider.System) { OnStep = Show };
        ReleaseUnderTest? release = null;
        var judged = false;
        if (await report.StepAsync("Find the release", async () => release = choice.Published
            ? await ReleaseUnderTest.FindPublishedAsync(client, build.ResolveRegistry(), identity.Version, cancellationToken)
            : await ReleaseUnderTest.FindStagedAsync(client, build.ResolveStageRegistry(), identity, cancellationToken)))
        {
            foreach (var artifact in release!.Artifacts.Where(artifact => artifact.Kind == "image"))
            {
                report.Add(artifact);
            }

            judged = await RunAsync(release, choice.Docker, report, cancellationToken);
        }

        await new VerificationVerdict(settings, client).CompleteAsync(release, report.Build(), judged, cancellationToken);
    }

    private async Task<bool> RunAsync(ReleaseUnderTest release, bool docker, ReportBuilder report, CancellationToken cancellationToken)
    {
        if (await Leftovers.RemoveAsync(build.VerificationWorkDirectory) is > 0 and var count)
        {
            Log.Information("Cleaned up after {Verifications}", count == 1 ? "1 killed verification" : $"{count} killed verifications");
        }

        using var folder = RunFolder.Create(build.VerificationWorkDirectory);
        var options = new GatewayVerificationOptions { Conformance = new() { Version = ReleaseVersion.Parse(release.Manifest.Identity.Version).SemVer, Checks = build.ConformanceChecks }, Load = settings.Load };
        var verification = new GatewayVerification(report, options, TimeProvider.System);
        var images = new LocalImages(client, folder.Path);
        return docker
            ? await RunDockerAsync(release, images, verification, report, folder.Path, cancellationToken)
            : await RunProcessesAsync(release, images, verification, report, folder.Path, cancellationToken);
    }

    private static async Task<bool> RunProcessesAsync(
        ReleaseUnderTest release, LocalImages images, GatewayVerification verification, ReportBuilder report, AbsolutePath folder, CancellationToken cancellationToken)
    {
        IReadOnlyList<ImageFiles> files = [];
        return await report.StepAsync("Pull the images", () => images.PullAsync(release, cancellationToken))
            && await report.StepAsync("Unpack the images", async () => files = await images.UnpackAsync(cancellationToken))
            && await verification.RunLocalAsync(files, folder, ProcessEnvironment.Variable("PATH"), cancellationToken);
    }

    private static async Task<bool> RunDockerAsync(
        ReleaseUnderTest release, LocalImages images, GatewayVerification verification, ReportBuilder report, AbsolutePath folder, CancellationToken cancellationToken)
    {
        var docker = new DockerCli(new ToolRunner(TimeProvider.System));
        var engine = new DockerImages(docker, folder);
        IReadOnlyDictionary<string, string>? names = null;
        return await report.StepAsync("Find Docker", () => docker.CheckAsync(cancellationToken))
            && await report.StepAsync("Let Docker pull the images", async () => names = await engine.PullAsync(release, cancellationToken))
            && (names is not null
                || await report.StepAsync("Pull the images for Docker, which cannot", async () =>
                {
                    await images.PullAsync(release, cancellationToken);
                    names = await engine.LoadAsync(images, cancellationToken);
                }))
            && await verification.RunDockerAsync(docker, names!, folder, cancellationToken);
    }

    private static void Show(VerificationStep step)
    {
        switch (step.Outcome)
        {
            case CheckOutcome.Passed:
                Log.Information("{Step}: {Seconds} s", step.Name, Math.Round(step.Duration.TotalSeconds, 1));
                break;
            case CheckOutcome.Skipped:
                Log.Warning("{Step}: {Message}", step.Name, step.Message);
                break;
            default:
                Log.Error("{Step}: failed after {Seconds} s", step.Name, Math.Round(step.Duration.TotalSeconds, 1));
                break;
        }
    }
}
