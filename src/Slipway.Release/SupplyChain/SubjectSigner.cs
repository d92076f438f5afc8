using System.Text.Json.Nodes;
using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Signs what is not signed yet about one manifest or index, in both layouts of cosign.</summary>
/// <param name="client">The registry.</param>
/// <param name="attester">Who signs.</param>
/// <param name="layout">The layout that signatures are written into.</param>
internal sealed class SubjectSigner(RegistryClient client, IAttester attester, OciLayout layout)
{
    private static readonly PushOptions Move = new() { TagConflicts = TagConflictPolicy.Move };
    private readonly ReferrerReader _reader = new(client);

    /// <summary>Signs every statement that no signature of the same signer is about.</summary>
    /// <param name="subject">What the statements are about.</param>
    /// <param name="statements">The statements, all of the same name.</param>
    /// <param name="reference">Where the subject is in the registry.</param>
    /// <param name="present">What the registry lists about the subject.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on.</param>
    /// <returns>How many signatures were pushed.</returns>
    /// <exception cref="SignatureException">It cannot be signed.</exception>
    public async Task<int> SignAsync(Descriptor subject, IReadOnlyList<InTotoStatement> statements, Reference reference, IReadOnlyList<Descriptor> present, CancellationToken cancellationToken)
    {
        var pushed = 0;
        foreach (var statement in statements)
        {
            if (!await IsSignedAsync(reference, statement, present, cancellationToken))
            {
                var artifact = await ReferrerArtifact.WriteBundleAsync(layout, subject, await attester.AttestAsync(statement, cancellationToken), statement.PredicateType, cancellationToken);
                await client.PushAsync(layout, artifact, reference.WithDigest(artifact.Digest), new PushOptions(), cancellationToken);
                pushed++;
            }
        }

        return attester is { Signer: { } signer, Verifier.Simple: { } verifier } ? pushed + await SignSimpleAsync((signer, verifier), reference, statements[0].Subject[0].Name, cancellationToken) : pushed;
    }

    private async Task<bool> IsSignedAsync(Reference subject, InTotoStatement statement, IReadOnlyList<Descriptor> present, CancellationToken cancellationToken)
    {
        foreach (var candidate in ReferrerReader.Bundles(present, statement.PredicateType))
        {
            try
            {
                var bundle = await _reader.ReadAsync(subject, candidate, cancellationToken);
                if (SaysTheSame(await attester.Verifier.VerifyAsync(bundle, subject.Digest!, statement.PredicateType, statement.Subject[0].Name, cancellationToken), statement))
                {
                    return true;
                }
            }
            catch (SignatureException)
            {
                // Somebody else signed, or it does not hold.
            }
        }

        return false;
    }

    private static bool SaysTheSame(InTotoStatement signed, InTotoStatement wanted) =>
        wanted.PredicateType == SlsaProvenance.PredicateType
            ? SlsaProvenance.IsSameBuild(signed.Predicate.Span, wanted.Predicate.Span)
            : JsonNode.DeepEquals(JsonNode.Parse(signed.Predicate.Span), JsonNode.Parse(wanted.Predicate.Span));

    private async Task<int> SignSimpleAsync((ISigner Signer, SignatureVerifier Verifier) own, Reference subject, string name, CancellationToken cancellationToken)
    {
        // All layers that are there stay, also those that are not understood here; their blobs are in the registry already.
        var layers = await _reader.ListSimpleAsync(subject, cancellationToken);
        foreach (var layer in ReferrerReader.Newest(layers))
        {
            if (await HoldsAsync(own.Verifier, layer, subject, name, cancellationToken))
            {
                return 0;
            }
        }

        var payload = new SimpleSigning(name, subject.Digest!).Write();
        var image = await ReferrerArtifact.WriteSimpleAsync(layout, payload, await own.Signer.SignAsync(payload, cancellationToken), layers, cancellationToken);
        await client.PushAsync(layout, image, subject.WithTag(SimpleSigning.TagOf(subject.Digest!)), Move, cancellationToken);
        return 1;
    }

    private async Task<bool> HoldsAsync(SignatureVerifier verifier, Descriptor layer, Reference subject, string name, CancellationToken cancellationToken)
    {
        try
        {
            await _reader.VerifySimpleAsync(verifier, layer, subject, name, cancellationToken);
            return true;
        }
        catch (SignatureException)
        {
            return false;
        }
    }
}
