using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Makes staged content public without a new build: copies it by digest where it is not yet, and sets tags on it.</summary>
internal sealed class ReleasePromoter(RegistryClient client, RegistryTarget staged)
{
    /// <summary>Copies what tags shall name, with what is about it, from where it is staged.</summary>
    /// <param name="goals">The tags.</param>
    /// <param name="target">Where they are.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on from there.</param>
    public async Task CopyAsync(IEnumerable<TagGoal> goals, RegistryTarget target, CancellationToken cancellationToken)
    {
        if (staged.Prefix == target.Prefix)
        {
            return;
        }

        foreach (var content in goals.Select(goal => goal.Reference.WithDigest(goal.Digest)).Distinct())
        {
            var source = Reference.Parse($"{staged.Prefix}{content.Name[target.Prefix.Length..]}").WithDigest(content.Digest!);
            var results = await client.CopyAsync(source, content, new(), cancellationToken);
            Log.Information("{Repository}: {Bytes} copied from {Source}", content.Name, ByteSize.Format(results.Sum(result => result.BytesUploaded)), source.Name);
        }
    }

    /// <summary>Sets a tag.</summary>
    /// <exception cref="TagConflictException">It names other content and may not move.</exception>
    public Task TagAsync(TagGoal goal, bool mayMove, CancellationToken cancellationToken)
    {
        var options = new CopyOptions { IncludeReferrers = false, TagConflicts = mayMove || goal.Floats ? TagConflictPolicy.Move : TagConflictPolicy.Refuse };
        return client.CopyAsync(goal.Reference.WithDigest(goal.Digest), goal.Reference, options, cancellationToken);
    }
}
