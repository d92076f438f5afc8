using Slipway.Oci;
using Slipway.Registry;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Stages a release: everything is in the registry by digest, for verification, and nothing looks like a release yet.</summary>
public interface IStage : ITest, IDockerBuild, IHelmPackage, IHazSigning
{
    /// <summary>The registry and owner to stage in.</summary>
    [Parameter("Registry and owner to stage the release in, for instance ghcr.io/acme-staging; that of the release when not given")]
    string? StageRegistry => TryGetValue(() => StageRegistry);

    /// <summary>The registry that releases are staged in.</summary>
    /// <exception cref="UsageException">A parameter is wrong.</exception>
    sealed RegistryTarget ResolveStageRegistry()
    {
        try
        {
            return StageRegistry is { Length: > 0 } registry ? RegistryTarget.Parse(registry) : ResolveRegistry();
        }
        catch (FormatException error)
        {
            throw new UsageException($"--stage-registry: {error.Message}");
        }
    }

    /// <summary>The release that is staged: by what this machine knows of it, otherwise by what the registry has for this commit and version.</summary>
    /// <param name="client">Asks the registry.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The release manifest with its <see cref="ReleaseManifest.Staging"/>.</returns>
    /// <exception cref="ReleaseManifestException">Nothing is staged.</exception>
    sealed async Task<ReleaseManifest> FindStagedAsync(RegistryClient client, CancellationToken cancellationToken)
    {
        if (ReleaseManifest.TryReadIdentity() is not { } identity || (Version is { Length: > 0 } version && version != identity.Version))
        {
            identity = await DetermineIdentityAsync(cancellationToken);
            ReleaseManifest.Write(identity);
        }

        if (ReleaseManifest.Assemble() is { Staging: not null } local)
        {
            return local;
        }

        var target = ResolveStageRegistry();
        var staged = await StagedRelease.FindAsync(client, target, identity, cancellationToken)
            ?? throw new ReleaseManifestException($"{identity.Version} is not staged: neither is there a note of it in {ArtifactsDirectory}, nor has {target.Release} the tag {StageTag.Of(identity)}. Run the target {nameof(Stage)} first.");
        Log.Information("{Version} is staged in {Registry} under {Tag}", identity.Version, target.Prefix, staged.Staging!.Tag);
        ReleaseManifest.Write(staged.Images);
        ReleaseManifest.Write(staged.Charts);
        return ReleaseManifest.Write(staged.Staging);
    }

    /// <summary>
    /// Pushes images, charts and the release manifest under <c>stage-{commit}-{version}</c>, so that this machine or another one can verify and publish them from
    /// the registry alone. A rerun pushes only what is missing.
    /// </summary>
    Target Stage => _ => _
        .Description("Push images and charts by digest under a stage tag, which is no release yet")
        .DependsOn(Test, DockerBuild, HelmPackage)
        .Consumes(DockerBuild, HelmPackage)
        .Produces("artifacts/manifest/staging.json")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Uses(KeylessInCI ? [Permission.IdTokenWrite] : [])
        .UsesSecret(() => SigningKey)
        .UsesSecret(() => SigningKeyPassword)
        .Requires(() => HasUsableSigning())
        .Executes(async cancellationToken =>
        {
            var manifest = ReleaseManifest.Assemble();
            var target = ResolveStageRegistry();
            var items = await StageItems.ReadAsync(manifest, target, RootDirectory, cancellationToken);
            await using var registry = await RegistrySession.OpenAsync(this, [target, ResolveRegistry()], cancellationToken);
            await new TagCheck(registry.Client).FindMissingAsync(ReleaseTags.Of(manifest, ResolveRegistry()), manifest.Identity.Development, cancellationToken);
            var attester = ResolveAttester();
            using var attesterEnd = attester as IDisposable;
            var attachments = new AttachmentPublisher(registry.Client, attester, TemporaryDirectory / "signatures" / "layout");
            var stager = new ReleaseStager(registry.Client, target)
            {
                Release = ResolveRegistry(),
                Attach = token => attachments.PublishAllAsync(items, target, ResolveRegistry(), token),
                Sign = (root, token) => attachments.SignAsync(root, Reference.Parse(target.Release), ResolveRegistry().Release, token),
            };
            var summary = await stager.StageAsync(manifest, items, cancellationToken);
            ReleaseManifest.Write(summary.Staging);
            Log.Information("{Outcome}", summary.Unchanged
                ? $"Nothing to stage: {target.Prefix} has all of {manifest.Identity.Version} under {summary.Staging.Tag} already."
                : $"{manifest.Identity.Version}: {ByteSize.Format(summary.BytesUploaded)} in {summary.BlobsUploaded} blobs uploaded, staged in {target.Prefix} under {summary.Staging.Tag}.");
        });
}
