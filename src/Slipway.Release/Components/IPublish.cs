using Slipway.Versioning;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Publishes a release: images and charts, to a registry or to the one embedded in the build.</summary>
public interface IPublish : IStage
{
    /// <summary>Other registries that get the release; the build is logged in to all of them before the first push.</summary>
    IReadOnlyList<RegistryMirror> Mirrors => [];

    /// <summary>Who tells others about the release, in this order, when all its tags are set.</summary>
    IReadOnlyList<IReleaseAnnouncer> Announcers => ProcessEnvironment.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary ? [new JobSummary(AbsolutePath.Parse(summary))] : [];

    /// <summary>
    /// Promotes what is staged, by this machine or another one: sets the tags of the release on the digests that were verified, without a rebuild.
    /// A rerun sets only what is missing, and a release never changes.
    /// </summary>
    Target Publish => _ => _
        .Description("Publish what is staged; to the embedded registry unless --registry is given")
        .DependsOn(Stage)
        .Produces("artifacts/release.json", "artifacts/manifest/publication.json")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Requires(() => HasUsableVerification())
        .Executes(async cancellationToken =>
        {
            var (target, staged) = (ResolveRegistry(), ResolveStageRegistry());
            await using var registry = await RegistrySession.OpenAsync(this, [target, staged], cancellationToken);
            var manifest = await FindStagedAsync(registry.Client, cancellationToken);
            await new StagedSignatures(registry.Client, ResolveVerifier()).RequireAsync(manifest, staged, target, cancellationToken);
            var version = manifest.Identity.Version;
            var request = new PublishRequest
            {
                Manifest = manifest,
                Staged = staged,
                Targets = Destinations.Of(target, Mirrors, ReleaseVersion.Parse(version)),
                Charts = Charts,
                Policy = VersionPolicy,
                IsHead = new BranchHead(RootDirectory, new ToolRunner(TimeProvider.System)).IsHeadAsync,
                Announcers = Announcers,
                Owner = LeaseOwner.Current(Host.RunUrl, ProcessEnvironment.User),
                GoOn = GoOnCommand.Of(nameof(Publish), version, target, staged, RegistryPort),
            };
            var tags = await new ReleasePublisher(registry.Client, TimeProvider.System, request).PublishAsync(cancellationToken);
            ReleaseManifest.Write(request.Publication);
            Log.Information("{Outcome}", tags == 0 ? $"Nothing to push: {target.Prefix} has all of {version} already." : $"{version} is published: {tags} tags set.");
            foreach (var line in NextSteps.Lines(request.Publication, manifest.Charts, RegistryPort))
            {
                Log.Information("{Line}", line);
            }
        });
}
