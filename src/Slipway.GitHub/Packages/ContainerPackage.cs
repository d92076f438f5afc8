using System.Net;

namespace Slipway.GitHub;

/// <summary>A container package, which is what GitHub keeps of a repository of <c>ghcr.io</c> (REST API, "Packages").</summary>
public sealed class ContainerPackage : IDisposable
{
    private readonly GitHubApi _api;
    private readonly string _owner;
    private readonly string _name;
    private Uri? _versions;

    /// <summary>Makes a client for one package.</summary>
    /// <param name="repository">Owner and name as in references, without the registry: <c>acme/charts/gateway</c>.</param>
    /// <param name="options">How GitHub is asked.</param>
    /// <exception cref="FormatException">The repository has no owner.</exception>
    /// <exception cref="ArgumentException">The address of the API is not encrypted.</exception>
    public ContainerPackage(string repository, GitHubOptions options)
    {
        (_owner, _name) = repository.Split('/', 2) is [{ Length: > 0 } owner, { Length: > 0 } name]
            ? (owner, name)
            : throw new FormatException($"'{repository}' is no package (expected owner and name, for instance 'acme/proxy').");
        _api = new GitHubApi(options);
    }

    /// <summary>All versions, the newest first; empty when there is no such package, or the token may not know of it.</summary>
    /// <exception cref="GitHubException">GitHub refuses, or does not answer.</exception>
    public async Task<IReadOnlyList<PackageVersion>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<PackageVersion>();
        for (var page = new Uri($"{await FindVersionsAsync(cancellationToken)}?per_page=100", UriKind.Relative); page is not null;)
        {
            var answer = await _api.SendAsync(HttpMethod.Get, page, [HttpStatusCode.OK, HttpStatusCode.NotFound], cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
            {
                break;
            }

            versions.AddRange(GitHubJson.Read<IReadOnlyList<VersionDocument>>(answer).Select(version => new PackageVersion(version.Id, version.Name, version.Metadata?.Container?.Tags ?? [], version.CreatedAt)));
            page = answer.FindNext();
        }

        return versions;
    }

    /// <summary>Deletes a version with all its tags; false when it is gone already.</summary>
    /// <exception cref="GitHubException">GitHub refuses, for instance the last tagged version of a package, or does not answer.</exception>
    public async Task<bool> DeleteVersionAsync(long id, CancellationToken cancellationToken)
    {
        var path = new Uri(FormattableString.Invariant($"{await FindVersionsAsync(cancellationToken)}/{id}"), UriKind.Relative);
        return (await _api.SendAsync(HttpMethod.Delete, path, [HttpStatusCode.NoContent, HttpStatusCode.NotFound], cancellationToken)).Status == HttpStatusCode.NoContent;
    }

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

    // Packages of organizations and of people are at different places.
    private async Task<Uri> FindVersionsAsync(CancellationToken cancellationToken)
    {
        if (_versions is null)
        {
            var owner = Uri.EscapeDataString(_owner);
            var answer = await _api.SendAsync(HttpMethod.Get, new Uri($"users/{owner}", UriKind.Relative), [HttpStatusCode.OK], cancellationToken);
            var folder = GitHubJson.Read<Account>(answer).Type == "Organization" ? "orgs" : "users";
            _versions = new Uri($"{folder}/{owner}/packages/container/{Uri.EscapeDataString(_name)}/versions", UriKind.Relative);
        }

        return _versions;
    }
}
