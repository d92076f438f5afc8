using Slipway.Oci;
using Slipway.Registry;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Finds the floating tags that a release takes.</summary>
/// <param name="client">Lists what is released.</param>
/// <param name="policy">Knows which version is the higher one.</param>
/// <param name="isHead">Whether a commit is still the head of its branch; null when nobody knows.</param>
internal sealed class FloatingGoals(RegistryClient client, VersionPolicy policy, Func<string, CancellationToken, Task<bool?>> isHead)
{
    /// <summary><c>latest</c>, <c>1</c> and <c>1.4</c> for the highest stable version of its line; the rolling tags for the head of its branch.</summary>
    /// <exception cref="RegistryException">The registry does not list its tags.</exception>
    public async Task<IReadOnlyList<TagGoal>> FindAsync(ReleaseManifest manifest, RegistryTarget target, CancellationToken cancellationToken)
    {
        var version = ReleaseVersion.Parse(manifest.Identity.Version);
        if (VersionRules.IsRolling(version))
        {
            return await MovesRollingAsync(manifest.Identity, cancellationToken) ? ReleaseTags.Rolling(manifest, target) : [];
        }

        return version is { IsPrerelease: false, IsDevelopment: false }
            ? [.. ReleaseTags.Floating(manifest, target, FloatingTags.Of(version, await ReleasedAsync(manifest, target, cancellationToken), policy))]
            : [];
    }

    /// <summary>
    /// The tags that belong to a higher version, which was published while this one took them: two versions look at the same tags at once, but whoever looks last sees both.
    /// </summary>
    /// <param name="manifest">The release.</param>
    /// <param name="target">Where it is published.</param>
    /// <param name="taken">The floating tags that it took.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<IReadOnlyList<TagGoal>> FindOvertakenAsync(ReleaseManifest manifest, RegistryTarget target, IReadOnlyList<TagGoal> taken, CancellationToken cancellationToken)
    {
        if (taken.Count == 0 || VersionRules.IsRolling(ReleaseVersion.Parse(manifest.Identity.Version)))
        {
            return [];
        }

        var own = await FindAsync(manifest, target, cancellationToken);
        var released = await ReleasedAsync(manifest, target, cancellationToken);
        var overtaken = new List<TagGoal>();
        foreach (var goal in taken.Except(own))
        {
            var owner = released.First(version => FloatingTags.Of(version, released, policy).Contains(goal.Reference.Tag, StringComparer.Ordinal));
            if (await client.ResolveAsync(goal.Reference.WithTag(owner.ImageTag), cancellationToken) is { } content)
            {
                overtaken.Add(goal with { Digest = content.Digest });
            }
        }

        return overtaken;
    }

    private async Task<bool> MovesRollingAsync(ReleaseIdentity identity, CancellationToken cancellationToken)
    {
        var head = await isHead(identity.Commit ?? "", cancellationToken);
        if (head is null)
        {
            Log.Warning("{Problem}", $"{VersionRules.Rolling} stays where it is: the repository origin does not tell whether {identity.Commit} is still the head of its branch.");
        }
        else if (head is false)
        {
            Log.Information("{Text}", $"{VersionRules.Rolling} stays where it is: its branch has a newer commit.");
        }

        return head is true;
    }

    // An image that is new in a release of an old line has no version of its own to compare with: those of all images count.
    private async Task<IReadOnlyList<ReleaseVersion>> ReleasedAsync(ReleaseManifest manifest, RegistryTarget target, CancellationToken cancellationToken)
    {
        var repositories = manifest.Images.Select(image => target.Image(image.Name)).Append(target.Release);
        var tags = await Task.WhenAll(repositories.Select(repository => client.ListTagsAsync(Reference.Parse(repository), cancellationToken)));
        return FloatingTags.Versions(tags.SelectMany(each => each).Distinct(StringComparer.Ordinal), policy);
    }
}
