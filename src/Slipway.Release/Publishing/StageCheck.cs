using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Makes sure that what is staged is still what the release manifest says, down to the manifests of the platforms.</summary>
internal sealed class StageCheck(RegistryClient client)
{
    /// <summary>Looks at every stage tag and manifest.</summary>
    /// <exception cref="StageDriftException">A tag moved or content is gone; everything is named.</exception>
    /// <exception cref="RegistryException">The registry neither has something nor says definitely that it has not.</exception>
    public async Task VerifyAsync(ReleaseStaging staging, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(staging.References.Append(staging.Artifact!).Select(reference => FindProblemsAsync(reference, staging.Tag, cancellationToken)));
        var problems = found.SelectMany(each => each).ToList();
        if (problems.Count > 0)
        {
            throw new StageDriftException(staging.Tag, problems);
        }
    }

    private async Task<IReadOnlyList<string>> FindProblemsAsync(PublishedReference staged, string tag, CancellationToken cancellationToken)
    {
        var content = Reference.Parse(staged.Reference);
        var named = await client.ResolveAsync(content.WithTag(tag), cancellationToken);
        if (named?.Digest != staged.Digest)
        {
            return [$"{content.WithTag(tag)} {(named is null ? "is gone" : $"names {named.Digest}")}; {staged.Digest} was staged."];
        }

        if (await client.GetManifestAsync(content, cancellationToken) is not { } manifest)
        {
            return [$"{content} is gone."];
        }

        var platforms = await Task.WhenAll(manifest.Manifests.Select(async platform => (platform.Digest, Found: await client.ResolveAsync(content.WithDigest(platform.Digest), cancellationToken))));
        return [.. platforms.Where(platform => platform.Found is null).Select(platform => $"{content.WithDigest(platform.Digest)}, a platform of {content.Repository}, is gone.")];
    }
}
