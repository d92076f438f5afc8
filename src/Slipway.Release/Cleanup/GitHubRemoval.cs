using Slipway.GitHub;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Deletes through GitHub's API of packages: <c>ghcr.io</c> itself deletes nothing.</summary>
internal sealed class GitHubRemoval(ContainerPackage package) : IManifestRemoval
{
    private Dictionary<string, PackageVersion>? _versions;

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(Digest digest, IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        _versions ??= (await package.ListVersionsAsync(cancellationToken)).ToDictionary(version => version.Digest, StringComparer.Ordinal);
        if (!_versions.TryGetValue(digest.ToString(), out var version))
        {
            return false;
        }

        // A version goes with all its tags, also with one that it got since the plan was made.
        if (version.Tags.FirstOrDefault(tag => !tags.Contains(tag)) is { } kept)
        {
            Log.Warning("{Digest} has the tag {Tag} by now: it stays", digest, kept);
            return false;
        }

        return await package.DeleteVersionAsync(version.Id, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> UntagAsync(string tag, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <inheritdoc/>
    public void Dispose() => package.Dispose();
}
