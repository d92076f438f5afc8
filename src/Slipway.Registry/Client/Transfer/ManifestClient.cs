using System.Net;
using System.Net.Http.Headers;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Manifests (distribution-spec 1.1, end-3, end-7, end-9).</summary>
internal sealed class ManifestClient(RegistryServices services)
{
    private static readonly (string Name, string Value) s_accept = ("Accept", string.Join(", ", MediaTypes.Manifests));

    /// <summary>What a reference names; null for a definite 404.</summary>
    public async Task<Descriptor?> ResolveAsync(Reference reference, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Head, reference, RegistryScope.Pull(reference), HttpStatusCode.OK, HttpStatusCode.NotFound) with { Headers = [s_accept] };
        using var answer = await services.ExecuteAsync(request, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        // Both headers are only recommended.
        return Digest.TryParse(answer.Find("Docker-Content-Digest"), out var digest)
            && answer.ContentHeaders is { ContentLength: { } length, ContentType.MediaType: { } mediaType }
            && (reference.Digest is null || reference.Digest == digest)
            ? new Descriptor { MediaType = mediaType, Digest = digest, Size = length }
            : (await GetAsync(reference, cancellationToken))?.Descriptor;
    }

    /// <summary>Reads and verifies a manifest; null for a definite 404.</summary>
    public async Task<ManifestDocument?> GetAsync(Reference reference, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Get, reference, RegistryScope.Pull(reference), HttpStatusCode.OK, HttpStatusCode.NotFound) with { Headers = [s_accept] };
        return await services.ExecuteAsync(
            request,
            async answer => answer.Status == HttpStatusCode.NotFound ? null : Parse(reference, answer, await answer.ReadAsync(ManifestDocument.MaximumSize)),
            cancellationToken);
    }

    /// <summary>Sends a manifest.</summary>
    /// <returns>Whether the registry knows about subjects, so that its referrers API lists this one.</returns>
    public Task<bool> PutAsync(Reference target, ManifestDocument manifest, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Put, target, RegistryScope.Push(target), HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Accepted) with
        {
            Content = _ => new ReadOnlyMemoryContent(manifest.Content) { Headers = { ContentType = new MediaTypeHeaderValue(manifest.Descriptor.MediaType) } },
        };
        return services.ExecuteAsync(request, answer => Task.FromResult(answer.Find("OCI-Subject") is not null), cancellationToken);
    }

    /// <summary>Deletes a tag or a manifest; false for a definite 404.</summary>
    public Task<bool> DeleteAsync(Reference reference, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Delete, reference, RegistryScope.Delete(reference), HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.NotFound);
        return services.ExecuteAsync(request, answer => Task.FromResult(answer.Status != HttpStatusCode.NotFound), cancellationToken);
    }

    private static ManifestDocument Parse(Reference reference, RegistryAnswer answer, byte[] content)
    {
        var promised = reference.Digest ?? (Digest.TryParse(answer.Find("Docker-Content-Digest"), out var header) ? header : null);
        var actual = Digest.Of(content);
        if (promised is { Algorithm: "sha256" } && promised != actual)
        {
            throw new DigestMismatchException(new Descriptor { MediaType = "", Digest = promised, Size = content.Length }, actual, content.Length, reference.ToString());
        }

        return ManifestDocument.Parse(answer.ContentHeaders.ContentType?.MediaType ?? "", content);
    }

    private RegistryRequest Request(HttpMethod method, Reference reference, RegistryScope scope, params IReadOnlyList<HttpStatusCode> expected) =>
        new(method, services.Endpoint.Manifest(reference), scope) { Expected = expected };
}
