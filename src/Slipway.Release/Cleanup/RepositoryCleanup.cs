using System.Globalization;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Cleans one repository of a registry.</summary>
internal sealed class RepositoryCleanup(RegistryClient client, Reference repository)
{
    /// <summary>Reads all tags and decides.</summary>
    /// <exception cref="RegistryException">The registry does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<CleanupVerdict>> PlanAsync(CleanupRules rules, CancellationToken cancellationToken) =>
        CleanupPlan.Create(await ReadAsync(cancellationToken), rules);

    /// <summary>Reads all tags, of which one goes.</summary>
    /// <exception cref="RegistryException">The registry does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<CleanupVerdict>> PlanAsync(string tag, CancellationToken cancellationToken) =>
        CleanupPlan.Create(await ReadAsync(cancellationToken), tag);

    /// <summary>Deletes what the verdicts say: indexes first, then their platforms and what is about them, unless something that stays needs it.</summary>
    /// <returns>How many manifests are gone.</returns>
    /// <exception cref="IOException">The registry does not delete. What was deleted before stays deleted; a rerun goes on.</exception>
    public async Task<int> DeleteAsync(IReadOnlyList<CleanupVerdict> verdicts, IManifestRemoval removal, CancellationToken cancellationToken)
    {
        var needed = verdicts.Where(verdict => !verdict.Deletes).SelectMany(Content).ToHashSet();
        var going = verdicts.Where(verdict => verdict.Deletes).SelectMany(Content).Where(digest => !needed.Contains(digest)).Distinct().ToList();
        var about = await FindAboutAsync(going, cancellationToken);
        var tags = verdicts.Where(verdict => verdict.Deletes).Select(verdict => verdict.Tag.Name).ToHashSet(StringComparer.Ordinal);
        await UntagAsync(verdicts.Where(verdict => verdict.Deletes && needed.Contains(verdict.Tag.Digest)), removal, cancellationToken);
        var deleted = 0;
        foreach (var digest in going.Concat(about.Where(digest => !needed.Contains(digest)).Except(going)))
        {
            deleted += await removal.DeleteAsync(digest, tags, cancellationToken) ? 1 : 0;
        }

        return deleted;
    }

    // A stage that was published: the release keeps the content.
    private async Task UntagAsync(IEnumerable<CleanupVerdict> verdicts, IManifestRemoval removal, CancellationToken cancellationToken)
    {
        foreach (var verdict in verdicts)
        {
            if (!await removal.UntagAsync(verdict.Tag.Name, cancellationToken))
            {
                Log.Warning("{Tag} stays: {Registry} cannot take one of several tags from a manifest", repository.WithTag(verdict.Tag.Name), repository.Registry);
            }
        }
    }

    // Asked for before the subjects are gone, since afterwards nobody finds it; and a signature may be about something that is about the image.
    private async Task<IReadOnlyCollection<Digest>> FindAboutAsync(IReadOnlyList<Digest> subjects, CancellationToken cancellationToken)
    {
        var found = new HashSet<Digest>();
        var pending = new Queue<Digest>(subjects);
        while (pending.TryDequeue(out var subject))
        {
            foreach (var referrer in await client.ListReferrersAsync(repository.WithDigest(subject), artifactType: null, cancellationToken))
            {
                if (found.Add(referrer.Digest))
                {
                    pending.Enqueue(referrer.Digest);
                }
            }
        }

        return found;
    }

    private static IEnumerable<Digest> Content(CleanupVerdict verdict) => [verdict.Tag.Digest, .. verdict.Tag.Children];

    private async Task<IReadOnlyList<CleanupTag>> ReadAsync(CancellationToken cancellationToken)
    {
        var names = await client.ListTagsAsync(repository, cancellationToken);
        var tags = new CleanupTag?[names.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, names.Count), cancellationToken, async (index, token) => tags[index] = await ReadAsync(names[index], token));
        return [.. tags.OfType<CleanupTag>()];
    }

    private async Task<CleanupTag?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        // Gone between the list and here.
        if (await client.GetManifestAsync(repository.WithTag(name), cancellationToken) is not { } manifest)
        {
            return null;
        }

        var created = manifest.Descriptor.Annotations?.GetValueOrDefault(AnnotationKeys.Created);
        return new(
            name,
            manifest.Descriptor.Digest,
            DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
            await ReadChildrenAsync(manifest, cancellationToken));
    }

    // An index may have indexes in it, and all of them need what is in those.
    private async Task<IReadOnlyList<Digest>> ReadChildrenAsync(ManifestDocument manifest, CancellationToken cancellationToken)
    {
        var children = new List<Digest>();
        foreach (var child in manifest.Manifests)
        {
            children.Add(child.Digest);
            if (MediaTypes.IsIndex(child.MediaType) && await client.GetManifestAsync(repository.WithDigest(child.Digest), cancellationToken) is { } index)
            {
                children.AddRange(await ReadChildrenAsync(index, cancellationToken));
            }
        }

        return children;
    }
}
