using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>
/// A client of distribution-spec 1.1: pushes, pulls and copies images and artefacts by digest, blobs in parallel and with bounded memory, resumes what was cut,
/// and verifies everything it receives. Safe for use by several threads; make one and keep it, since it remembers tokens and connections.
/// </summary>
public sealed class RegistryClient : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Authenticator _authenticator;
    private readonly RegistryServices _services;

    /// <summary>Makes a client with its own connections.</summary>
    public RegistryClient(RegistryClientOptions options)
        : this(options, RegistryHandler.Create(options))
    {
    }

    /// <summary>Makes a client on given connections, which it disposes. They should not follow redirects by themselves.</summary>
    public RegistryClient(RegistryClientOptions options, HttpMessageHandler handler)
    {
        _http = new HttpMessageInvoker(handler);
        _authenticator = new Authenticator(options.Credentials, new TokenService(_http, options.Clock), options.Clock);
        _services = RegistryServices.Create(_http, _authenticator, options);
    }

    /// <summary>Checks that a registry answers and accepts the credentials, before anything depends on it.</summary>
    /// <exception cref="RegistryAuthenticationException">The credentials are missing or refused.</exception>
    /// <exception cref="RegistryUnavailableException">The registry does not answer.</exception>
    public async Task PingAsync(string registry, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Get, _services.Endpoint.Base(registry), new RegistryScope(registry, ""));
        using var answer = await _services.ExecuteAsync(request, cancellationToken);
    }

    /// <summary>
    /// Checks that registries accept the credentials for pushing, before the first push: one repository of each, all at once. Nothing is changed.
    /// </summary>
    /// <exception cref="RegistryException">At least one does not; all are named.</exception>
    public Task RequirePushAccessAsync(IEnumerable<Reference> repositories, CancellationToken cancellationToken) => new PushAccess(_services).RequireAsync(repositories, cancellationToken);

    /// <summary>What a reference names; null when the registry says definitely (404) that there is nothing.</summary>
    /// <exception cref="RegistryException">The registry says neither.</exception>
    public Task<Descriptor?> ResolveAsync(Reference reference, CancellationToken cancellationToken) => _services.Manifests.ResolveAsync(reference, cancellationToken);

    /// <summary>Reads and verifies a manifest or index; null when the registry says definitely (404) that there is nothing.</summary>
    /// <exception cref="RegistryException">The registry says neither.</exception>
    /// <exception cref="DigestMismatchException">The registry sent something else.</exception>
    /// <exception cref="FormatException">It is no manifest.</exception>
    public Task<ManifestDocument?> GetManifestAsync(Reference reference, CancellationToken cancellationToken) => _services.Manifests.GetAsync(reference, cancellationToken);

    /// <summary>
    /// Pushes a manifest or index with everything it refers to: blobs in parallel, those that are there skipped, then the manifests, the tag last.
    /// When the target names the same content already, one HEAD request is all that happens.
    /// </summary>
    /// <param name="source">A layout, or wherever the blobs are.</param>
    /// <param name="root">The manifest or index.</param>
    /// <param name="target">Where to: a tag, a digest (which must be the root's), or neither for no tag.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops; what was sent stays without a tag.</param>
    /// <exception cref="TagConflictException">The tag names other content and must not move; nothing was sent.</exception>
    /// <exception cref="BlobNotFoundException">The source lacks a blob.</exception>
    /// <exception cref="RegistryException">The registry refused something.</exception>
    public Task<PushResult> PushAsync(IBlobSource source, Descriptor root, Reference target, PushOptions options, CancellationToken cancellationToken) =>
        new Pusher(_services, source, target, options).RunAsync(root, cancellationToken);

    /// <summary>Pulls an image into a layout and verifies every byte of it; blobs that are there already are not fetched.</summary>
    /// <exception cref="RegistryException">The registry refused something, or has nothing of that name.</exception>
    /// <exception cref="PlatformNotFoundException">The image does not exist for one of the platforms.</exception>
    /// <exception cref="DigestMismatchException">The registry sent something else than it promised.</exception>
    public Task<PullResult> PullAsync(Reference reference, OciLayout target, PullOptions options, CancellationToken cancellationToken) =>
        new Puller(_services, reference, target, options).RunAsync(cancellationToken);

    /// <summary>The content of a repository as a source of blobs and manifests; what is read from it has still to be verified.</summary>
    public IBlobSource OpenRepository(Reference repository) => new RegistryBlobSource(_services, repository);

    /// <summary>Copies from one repository to another, of the same registry or not, without storing anything in between.</summary>
    /// <returns>The image, then what is about it.</returns>
    /// <exception cref="TagConflictException">The tag names other content and must not move; nothing was sent.</exception>
    /// <exception cref="RegistryException">A registry refused something, or the source has nothing of that name.</exception>
    public Task<IReadOnlyList<PushResult>> CopyAsync(Reference source, Reference target, CopyOptions options, CancellationToken cancellationToken) =>
        new Copier(_services, source, target, options).RunAsync(cancellationToken);

    /// <summary>All tags of a repository in the registry's order; empty when there is no such repository.</summary>
    public Task<IReadOnlyList<string>> ListTagsAsync(Reference repository, CancellationToken cancellationToken) => new TagLister(_services).RunAsync(repository, cancellationToken);

    /// <summary>What is about a manifest: through the referrers API, or the fallback tag where a registry lacks it.</summary>
    /// <param name="subject">The manifest, by digest.</param>
    /// <param name="artifactType">The kind that is wanted; null for all.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public Task<IReadOnlyList<Descriptor>> ListReferrersAsync(Reference subject, string? artifactType, CancellationToken cancellationToken) =>
        _services.Referrers.ListAsync(subject, artifactType, cancellationToken);

    /// <summary>Deletes a tag, or a manifest by its digest; false when there is nothing of that name.</summary>
    /// <exception cref="RegistryException">The registry does not delete (405), or not this.</exception>
    public Task<bool> DeleteAsync(Reference reference, CancellationToken cancellationToken) => _services.Manifests.DeleteAsync(reference, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _authenticator.Dispose();
        _http.Dispose();
    }
}
