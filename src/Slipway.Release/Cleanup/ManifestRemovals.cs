using Slipway.GitHub;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Chooses how a registry's manifests are deleted.</summary>
internal static class ManifestRemovals
{
    private const string GitHubRegistry = "ghcr.io";
    private const string GitHubApi = "https://api.github.com";

    /// <summary>The way to delete from a repository.</summary>
    public static IManifestRemoval For(Reference repository, RegistryClient client, GitHubOptions gitHub) =>
        repository.Registry == GitHubRegistry ? new GitHubRemoval(new ContainerPackage(repository.Repository, gitHub)) : new RegistryRemoval(client, repository);

    /// <summary>How GitHub is asked: with what logs in at its registry, or with the token of a workflow.</summary>
    /// <exception cref="UsageException">The API's address is none.</exception>
    public static async Task<GitHubOptions> GitHubOptionsAsync(IHazRegistry build, CancellationToken cancellationToken)
    {
        var registry = RegistryClients.Options(build);
        var address = ProcessEnvironment.Variable("GITHUB_API_URL") is { Length: > 0 } given ? given : GitHubApi;
        return new GitHubOptions
        {
            Api = Uri.TryCreate(address, UriKind.Absolute, out var api) ? api : throw new UsageException($"GITHUB_API_URL is '{address}' (expected an address, for instance {GitHubApi})."),
            Token = (await registry.Credentials.FindAsync(GitHubRegistry, cancellationToken))?.Password ?? ProcessEnvironment.Variable("GITHUB_TOKEN"),
            Proxy = registry.Proxy,
            Announce = text => Log.Information("{Text}", text),
        };
    }
}
