using System.Net;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What is about a manifest (distribution-spec 1.1, "Listing Referrers", "Referrers Tag Schema").</summary>
internal sealed class ReferrersClient(RegistryServices services)
{
    private const int FallbackAttempts = 5;

    /// <summary>The referrers of a manifest, through the API or the fallback tag.</summary>
    public async Task<IReadOnlyList<Descriptor>> ListAsync(Reference subject, string? artifactType, CancellationToken cancellationToken)
    {
        var digest = subject.Digest ?? throw new ArgumentException($"{subject} has no digest: what is about it is listed by digest only.", nameof(subject));
        var all = await ListThroughApiAsync(subject, digest, artifactType, cancellationToken) ?? await ReadFallbackAsync(FallbackOf(subject, digest), cancellationToken);
        return [.. all.Where(descriptor => artifactType is null || descriptor.ArtifactType == artifactType)];
    }

    /// <summary>Enters a referrer into the fallback tag's index, for registries that do not list referrers themselves.</summary>
    public async Task AddToFallbackAsync(Reference subject, Descriptor referrer, CancellationToken cancellationToken)
    {
        var fallback = FallbackOf(subject, subject.Digest!);
        for (var attempt = 0; attempt < FallbackAttempts; attempt++)
        {
            var entries = await ReadFallbackAsync(fallback, cancellationToken);
            if (entries.Any(entry => entry.Digest == referrer.Digest))
            {
                return;
            }

            // Another writer may replace the index between reading and writing; reading again shows whether the entry stayed.
            var index = new ImageIndex { Manifests = [.. entries.Append(referrer).OrderBy(entry => entry.Digest)] };
            await services.Manifests.PutAsync(fallback, ManifestDocument.Parse(MediaTypes.ImageIndex, OciJson.Serialize(index)), cancellationToken);
        }

        if ((await ReadFallbackAsync(fallback, cancellationToken)).All(entry => entry.Digest != referrer.Digest))
        {
            throw new RegistryException($"{fallback} does not keep the entry {referrer.Digest}: others write to it at the same time. Run the command again.");
        }
    }

    private static Reference FallbackOf(Reference subject, Digest digest) => subject.WithTag($"{digest.Algorithm}-{digest.Hex}");

    private async Task<IReadOnlyList<Descriptor>?> ListThroughApiAsync(Reference subject, Digest digest, string? artifactType, CancellationToken cancellationToken)
    {
        var query = artifactType is null ? "" : $"?artifactType={Uri.EscapeDataString(artifactType)}";
        var descriptors = new List<Descriptor>();
        var pages = new PageLinks(services.Endpoint.Referrers(subject, digest, query));
        while (pages.Next is { } page)
        {
            var request = new RegistryRequest(HttpMethod.Get, page, RegistryScope.Pull(subject)) { Expected = [HttpStatusCode.OK, HttpStatusCode.NotFound], Headers = [("Accept", MediaTypes.ImageIndex)] };
            var index = await services.ExecuteAsync(request, async answer => await ReadPageAsync(answer, pages), cancellationToken);
            if (index is null)
            {
                return null;
            }

            descriptors.AddRange(index.Manifests);
        }

        return descriptors;
    }

    private static async Task<ImageIndex?> ReadPageAsync(RegistryAnswer answer, PageLinks pages)
    {
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        var index = OciJson.ParseIndex(await answer.ReadAsync(ManifestDocument.MaximumSize));
        pages.Follow(answer);
        return index;
    }

    private async Task<IReadOnlyList<Descriptor>> ReadFallbackAsync(Reference fallback, CancellationToken cancellationToken) =>
        (await services.Manifests.GetAsync(fallback, cancellationToken))?.Manifests ?? [];
}
