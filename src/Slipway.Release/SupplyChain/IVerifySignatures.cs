namespace Slipway.Release;

/// <summary>Checks what is attached to the images and charts of a published release.</summary>
public interface IVerifySignatures : IPublish
{
    /// <summary>Fails when an SBOM or provenance is missing, or a signature is missing (with something to check it with) or wrong.</summary>
    Target VerifySignatures => _ => _
        .Description("Check signatures, SBOMs and provenance of the images and charts in the registry")
        .DependsOn(DetermineVersion)
        .After(Publish)
        .Requires(() => HasUsableVerification())
        .UsesSecret(() => RegistryPassword)
        .Executes(async cancellationToken =>
        {
            var target = ResolveRegistry();
            var verifier = ResolveVerifier();
            await using var registry = target.Embedded ? await LoopbackRegistry.UseAsync(RegistryDirectory, ResolveRegistryPort(), TemporaryDirectory, cancellationToken) : null;
            using var client = RegistryClients.Create(this);
            var artifacts = PublishedArtifacts.Of(ReleaseManifest.Assemble(), [.. Images.Select(image => image.Name)], await ChartNames.ReadAsync(Charts, cancellationToken), target);
            var check = new SupplyChainCheck(client, verifier);
            var rows = (await Task.WhenAll(artifacts.Select(artifact => check.RunAsync(artifact.Kind, artifact.Name, artifact.Reference, cancellationToken)))).SelectMany(row => row).ToList();
            foreach (var line in SupplyChainTable.Lines(rows, ScanSummary.Read(ArtifactsDirectory / "scan")))
            {
                Log.Information("{Line}", line);
            }

            SupplyChainVerdict.Require(rows, verifier);
        });
}
