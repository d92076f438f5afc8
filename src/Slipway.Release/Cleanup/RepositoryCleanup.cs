using System.Globalization;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Cleans one repository of a registry.</summary>
internal sealed class RepositoryCleanup(RegistryClient client, Reference repository)
{
    /// <summary>Reads all tags and decides.</summary>
    /// <exception cref="RegistryException">The registry does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<CleanupVerdict>> PlanAsync(CleanupRules rules, CancellationToken cancellationToken)
    {
        var names = await client.ListTagsAsync(repository, cancellationToken);
        var tags = new CleanupTag?[names.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, names.Count), cancellationToken, async (index, token) => tags[index] = await ReadAsync(names[index], token));
        return CleanupPlan.Create([.. tags.OfType<CleanupTag>()], rules);
    }

    /// <summary>Deletes what the verdicts say: indexes first, then their platforms and what is about them, unless something that stays needs it.</summary>
    /// <returns>How many manifests are gone.</returns>
    /// <exception cref="RegistryException">The registry does not delete. What was deleted before stays deleted; a rerun goes on.</exception>
    public async Task<int> DeleteAsync(IReadOnlyList<CleanupVerdict> verdicts, CancellationToken cancellationToken)
    {
        var needed = verdicts.Where(verdict => !verdict.Deletes).SelectMany(verdict => (Digest[])[verdict.Tag.Digest, .. verdict.Tag.Children]).ToHashSet();
        var going = verdicts.Where(verdict => verdict.Deletes).SelectMany(verdict => (Digest[])[verdict.Tag.Digest, .. verdict.Tag.Children]).Where(digest => !needed.Contains(digest)).Distinct().ToList();
        var about = new List<Digest>();
        foreach (var digest in going)
        {
            // Asked for before its subject is gone: afterwards nobody finds it.
            var referrers = await client.ListReferrersAsync(repository.WithDigest(digest), artifactType: null, cancellationToken);
            about.AddRange(referrers.Select(referrer => referrer.Digest));
        }

        var deleted = 0;
        foreach (var digest in going.Concat(about.Except(needed).Except(going)))
        {
            deleted += await client.DeleteAsync(repository.WithDigest(digest), cancellationToken) ? 1 : 0;
        }

        return deleted;
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
            [.. manifest.Manifests.Select(child => child.Digest)]);
    }
}
