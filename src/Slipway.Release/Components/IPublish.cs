using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Publishes a release: images and charts, to a registry or to the one embedded in the build.</summary>
public interface IPublish : ITest, IDockerBuild, IHelmPackage
{
    /// <summary>Pushes everything by digest, then sets the tags; a rerun pushes only what is missing, and a release never changes.</summary>
    Target Publish => _ => _
        .Description("Publish images and charts; to the embedded registry unless --registry is given")
        .DependsOn(Test, DockerBuild, HelmPackage)
        .Consumes(DockerBuild, HelmPackage)
        .Produces("artifacts/release.json", "artifacts/manifest/publication.json")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Executes(async cancellationToken =>
        {
            var manifest = ReleaseManifest.Assemble();
            var target = ResolveRegistry();
            var items = await PublishItems.ReadAsync(manifest, target, RootDirectory, cancellationToken);
            await using var registry = target.Embedded ? await LoopbackRegistry.UseAsync(RegistryDirectory, ResolveRegistryPort(), TemporaryDirectory, cancellationToken) : null;
            using var client = RegistryClients.Create(target.Registry, RegistryUsername, RegistryPassword);
            var summary = await new ReleasePublisher(client, manifest.Identity.Development).PublishAsync(items, cancellationToken);
            var publication = new ReleasePublication { Registry = target.Prefix, Embedded = target.Embedded, References = [.. items.SelectMany(PublishItems.References)] };
            ReleaseManifest.Write(publication);
            Log.Information("{Outcome}", summary.Unchanged
                ? $"Nothing to push: {target.Prefix} has all of {manifest.Identity.Version} already."
                : $"{manifest.Identity.Version}: {ByteSize.Format(summary.BytesUploaded)} in {summary.BlobsUploaded} blobs uploaded, {summary.TagsSet} tags set.");
            foreach (var line in NextSteps.Lines(publication, manifest.Charts, RegistryPort))
            {
                Log.Information("{Line}", line);
            }
        });
}
