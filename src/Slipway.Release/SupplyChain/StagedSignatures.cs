using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// Requires that what is about to be published is signed by the one who is expected. A staged release may come from another machine, and its tag can be moved by
/// everybody who may push; signatures cannot.
/// </summary>
/// <param name="client">The registry.</param>
/// <param name="verifier">Whose signatures are believed; null to require none.</param>
internal sealed class StagedSignatures(RegistryClient client, IAttestationVerifier? verifier)
{
    /// <summary>Checks images and charts by digest where they are staged.</summary>
    /// <param name="manifest">The staged release.</param>
    /// <param name="staged">Where it is staged.</param>
    /// <param name="release">Where it will be published: signatures are for that name.</param>
    /// <param name="cancellationToken">Stops checking.</param>
    /// <exception cref="SupplyChainException">Something is not signed, or not by the one who is expected.</exception>
    public async Task RequireAsync(ReleaseManifest manifest, RegistryTarget staged, RegistryTarget release, CancellationToken cancellationToken)
    {
        if (verifier is null)
        {
            return;
        }

        var check = new SupplyChainCheck(client, verifier) { NameOf = reference => release.Prefix + reference.Name[staged.Prefix.Length..] };
        var artifacts = PublishedArtifacts.Of(manifest, [], [], staged);
        var rows = await Task.WhenAll(artifacts.Select(artifact => check.RunAsync(artifact.Kind, artifact.Name, artifact.Reference, cancellationToken)));
        SupplyChainVerdict.Require([.. rows.SelectMany(row => row)], verifier);
        Log.Information("Signed by {Identity}: {Count} images and charts with everything that is attached to them", verifier.Identity, artifacts.Count);
    }
}
