using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Publishes a release: images and charts, to a registry or to the one embedded in the build.</summary>
public interface IPublish : IStage
{
    /// <summary>Promotes what is staged: sets the tags of the release on the digests that were verified. A rerun sets only what is missing, and a release never changes.</summary>
    Target Publish => _ => _
        .Description("Publish what is staged; to the embedded registry unless --registry is given")
        .DependsOn(Stage)
        .Produces("artifacts/release.json", "artifacts/manifest/publication.json")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Executes(async cancellationToken =>
        {
            var manifest = ReleaseManifest.Assemble();
            var target = ResolveRegistry();
            var staging = manifest.Staging ?? throw new ReleaseManifestException($"{manifest.Identity.Version} is not staged: run the target {nameof(Stage)} first.");
            await using var registry = await RegistrySession.OpenAsync(this, [target, ResolveStageRegistry()], cancellationToken);
            var goals = ReleaseTags.Of(manifest, target);
            var missing = await new TagCheck(registry.Client).FindMissingAsync(goals, manifest.Identity.Development, cancellationToken);
            await new ReleasePromoter(registry.Client, ResolveStageRegistry(), target).PromoteAsync(missing, manifest.Identity.Development, cancellationToken);
            var sizes = staging.References.DistinctBy(reference => reference.Digest).ToDictionary(reference => reference.Digest, reference => reference.Size);
            var publication = new ReleasePublication
            {
                Registry = target.Prefix,
                Embedded = target.Embedded,
                References = [.. goals.Select(goal => new PublishedReference { Kind = goal.Kind, Reference = goal.Reference.ToString(), Digest = goal.Digest, Size = sizes[goal.Digest] })],
            };
            ReleaseManifest.Write(publication);
            Log.Information("{Outcome}", missing.Count == 0
                ? $"Nothing to push: {target.Prefix} has all of {manifest.Identity.Version} already."
                : $"{manifest.Identity.Version}: {missing.Count} tags set.");
            foreach (var line in NextSteps.Lines(publication, manifest.Charts, RegistryPort))
            {
                Log.Information("{Line}", line);
            }
        });
}
