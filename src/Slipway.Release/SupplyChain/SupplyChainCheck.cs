using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Checks from the registry what is attached to a pushed image.</summary>
/// <param name="client">The registry.</param>
/// <param name="verifier">Whose signatures are believed; null to check none.</param>
internal sealed class SupplyChainCheck(RegistryClient client, IAttestationVerifier? verifier)
{
    private readonly ReferrerReader _reader = new(client);

    /// <summary>The repository that something must have been signed for; where it is, unless it is staged elsewhere.</summary>
    public Func<Reference, string> NameOf { get; init; } = reference => reference.Name;

    /// <summary>A row for the index, then one for each platform; one for a chart, which has a signature only.</summary>
    /// <exception cref="RegistryException">The registry has no such image or chart, or does not answer.</exception>
    public async Task<IReadOnlyList<SupplyChainRow>> RunAsync(string kind, string image, Reference reference, CancellationToken cancellationToken)
    {
        var index = await client.GetManifestAsync(reference, cancellationToken) ?? throw new RegistryException($"There is no {reference}: publish it first.");
        if (kind != "image")
        {
            var chart = reference.WithDigest(index.Descriptor.Digest);
            return [await CheckSignatureAsync(image, kind, chart, await _reader.ListAsync(chart, cancellationToken), cancellationToken)];
        }

        var subjects = index.Manifests.Select(manifest => (Name: $"{manifest.Platform}", manifest.Digest)).Prepend((Name: "index", index.Descriptor.Digest));
        return await Task.WhenAll(subjects.Select(subject => CheckAsync(image, subject.Name, reference.WithDigest(subject.Digest), cancellationToken)));
    }

    private async Task<SupplyChainRow> CheckAsync(string image, string platform, Reference subject, CancellationToken cancellationToken)
    {
        var referrers = await _reader.ListAsync(subject, cancellationToken);
        var signature = await CheckSignatureAsync(image, platform, subject, referrers, cancellationToken);
        var problems = signature.Problems.ToList();
        var spdx = await CheckDocumentAsync(problems, subject, referrers, (SpdxDocument.MediaType, SpdxDocument.PredicateType), cancellationToken);
        var cycloneDx = await CheckDocumentAsync(problems, subject, referrers, (CycloneDxDocument.MediaType, CycloneDxDocument.PredicateType), cancellationToken);
        var provenance = await CheckDocumentAsync(problems, subject, referrers, (InTotoStatement.MediaType, SlsaProvenance.PredicateType), cancellationToken);
        return signature with { Sbom = Worst(spdx, cycloneDx), Provenance = provenance, Problems = problems };
    }

    private async Task<SupplyChainRow> CheckSignatureAsync(string image, string platform, Reference subject, IReadOnlyList<Descriptor> referrers, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var bundle = await TryAsync(problems, () => CheckBundlesAsync(subject, referrers, SigstoreBundle.SignaturePredicateType, cancellationToken));
        var simple = verifier is { Simple: null } ? bundle : await TryAsync(problems, () => CheckSimpleAsync(subject, cancellationToken));
        return new SupplyChainRow(image, platform, subject.Digest!, Worst(simple, bundle), Finding.NotNeeded, Finding.NotNeeded, problems);
    }

    // Both must hold: the document that readers without keys take, and the statement that is signed.
    private async Task<Finding> CheckDocumentAsync(List<string> problems, Reference subject, IReadOnlyList<Descriptor> referrers, (string MediaType, string PredicateType) kind, CancellationToken cancellationToken)
    {
        var plain = await TryAsync(problems, () => AnyAsync(ReferrerReader.Documents(referrers, kind.MediaType), Finding.Unsigned, async referrer =>
            DocumentSubject.Require(kind.MediaType, await _reader.ReadAsync(subject, referrer, cancellationToken), subject.Digest!)));
        if (plain is Finding.Missing or Finding.Wrong)
        {
            return plain;
        }

        var signed = await TryAsync(problems, () => CheckBundlesAsync(subject, referrers, kind.PredicateType, cancellationToken));
        return signed == Finding.Missing ? plain : signed;
    }

    private async Task<Finding> CheckBundlesAsync(Reference subject, IReadOnlyList<Descriptor> referrers, string predicateType, CancellationToken cancellationToken)
    {
        var bundles = ReferrerReader.Bundles(referrers, predicateType);
        return verifier is null
            ? bundles.Count > 0 ? Finding.Unchecked : Finding.Missing
            : await AnyAsync(bundles, Finding.Verified, async referrer =>
                await verifier.VerifyAsync(await _reader.ReadAsync(subject, referrer, cancellationToken), subject.Digest!, predicateType, NameOf(subject), cancellationToken));
    }

    private async Task<Finding> CheckSimpleAsync(Reference subject, CancellationToken cancellationToken)
    {
        var layers = await _reader.ListSimpleAsync(subject, cancellationToken);
        return verifier?.Simple is { } simple
            ? await AnyAsync(ReferrerReader.Newest(layers), Finding.Verified, layer => _reader.VerifySimpleAsync(simple, layer, subject, NameOf(subject), cancellationToken))
            : layers.Count > 0 ? Finding.Unchecked : Finding.Missing;
    }

    // Others may have attached something, too: one that holds is enough.
    private static async Task<Finding> AnyAsync(IEnumerable<Descriptor> candidates, Finding success, Func<Descriptor, Task> check)
    {
        SignatureException? failure = null;
        foreach (var candidate in candidates)
        {
            try
            {
                await check(candidate);
                return success;
            }
            catch (SignatureException error)
            {
                failure ??= error;
            }
        }

        return failure is null ? Finding.Missing : throw failure;
    }

    private static async Task<Finding> TryAsync(List<string> problems, Func<Task<Finding>> check)
    {
        try
        {
            return await check();
        }
        catch (SignatureException error)
        {
            problems.Add(error.Message);
            return Finding.Wrong;
        }
    }

    private static Finding Worst(Finding one, Finding other) => one == Finding.Wrong || other == Finding.Wrong ? Finding.Wrong : (Finding)Math.Min((int)one, (int)other);
}
