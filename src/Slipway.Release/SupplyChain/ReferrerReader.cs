using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Reads what others may have attached to an image: everything is bounded and verified, and whatever is wrong with it is a finding, no failure.</summary>
/// <param name="client">The registry.</param>
internal sealed class ReferrerReader(RegistryClient client)
{
    // Whoever may push can attach as much as he likes.
    private const int MaximumCandidates = 32;

    /// <summary>The bundles that say that they make a claim of some kind, so far as the registry's list is to be believed; at most 32.</summary>
    public static IReadOnlyList<Descriptor> Bundles(IReadOnlyList<Descriptor> referrers, string predicateType) =>
        [.. referrers.Where(referrer => referrer.ArtifactType == SigstoreBundle.MediaType && referrer.Annotations?.GetValueOrDefault(SigstoreBundle.PredicateTypeAnnotation) == predicateType).Take(MaximumCandidates)];

    /// <summary>The documents of a media type without a signature; at most 32.</summary>
    public static IReadOnlyList<Descriptor> Documents(IReadOnlyList<Descriptor> referrers, string mediaType) =>
        [.. referrers.Where(referrer => referrer.ArtifactType == mediaType).Take(MaximumCandidates)];

    /// <summary>What is about a digest.</summary>
    public Task<IReadOnlyList<Descriptor>> ListAsync(Reference subject, CancellationToken cancellationToken) => client.ListReferrersAsync(subject, artifactType: null, cancellationToken);

    /// <summary>Reads the document of a referrer, 4 MiB at most.</summary>
    /// <exception cref="SignatureException">It is about another digest, has several documents, is too large, or is not what its digest says.</exception>
    public Task<byte[]> ReadAsync(Reference subject, Descriptor referrer, CancellationToken cancellationToken) => GuardAsync(subject, async () =>
    {
        var manifest = await client.GetManifestAsync(subject.WithDigest(referrer.Digest), cancellationToken)
            ?? throw new SignatureException($"{referrer.Digest}, which the registry lists as about {subject}, is not there.");
        return manifest.Subject?.Digest != subject.Digest ? throw new SignatureException($"{referrer.Digest}, which the registry lists as about {subject}, is about {manifest.Subject?.Digest.ToString() ?? "nothing"}.")
            : manifest.Blobs is [_, var document] ? await ReadBlobAsync(subject, document, cancellationToken)
            : throw new SignatureException($"{referrer.Digest} about {subject} has {Math.Max(0, manifest.Blobs.Count - 1)} documents: one was expected.");
    });

    /// <summary>The newest signatures of cosign's first layout; at most 32.</summary>
    public static IEnumerable<Descriptor> Newest(IReadOnlyList<Descriptor> layers) => layers.TakeLast(MaximumCandidates);

    /// <summary>The signatures of cosign's first layout: their layers, oldest first.</summary>
    /// <exception cref="SignatureException">What has the signature's tag is no manifest.</exception>
    public Task<IReadOnlyList<Descriptor>> ListSimpleAsync(Reference subject, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<Descriptor>>(subject, async () =>
        [.. (await client.GetManifestAsync(subject.WithTag(SimpleSigning.TagOf(subject.Digest!)), cancellationToken))?.Blobs.Skip(1) ?? []]);

    /// <summary>Checks such a layer, whose payload has 4 MiB at most.</summary>
    /// <exception cref="SignatureException">The signature does not hold, or is about something else.</exception>
    public async Task VerifySimpleAsync(SignatureVerifier verifier, Descriptor layer, Reference subject, string name, CancellationToken cancellationToken)
    {
        var payload = await GuardAsync(subject, () => ReadBlobAsync(subject, layer, cancellationToken));
        verifier.VerifySimple(payload, layer.Annotations?.GetValueOrDefault(SimpleSigning.SignatureAnnotation), subject.Digest!, name);
    }

    private Task<byte[]> ReadBlobAsync(Reference subject, Descriptor blob, CancellationToken cancellationToken) => client.OpenRepository(subject).ReadAsync(blob, subject.ToString(), cancellationToken);

    private static async Task<T> GuardAsync<T>(Reference subject, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is FormatException or DigestMismatchException or BlobNotFoundException)
        {
            throw new SignatureException($"What is attached to {subject} cannot be read: {error.Message}", error);
        }
    }
}
