using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// Makes a staged release public without a new build: content that another registry has is copied by digest with what is about it, then the tags are set.
/// </summary>
internal sealed class ReleasePromoter(RegistryClient client, RegistryTarget staged, RegistryTarget target)
{
    /// <summary>Promotes.</summary>
    /// <param name="missing">The tags that are to be set, in order.</param>
    /// <param name="mayMove">Whether tags that name other content move.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on from there.</param>
    /// <exception cref="TagConflictException">A tag came to name other content in between.</exception>
    public async Task PromoteAsync(IReadOnlyList<TagGoal> missing, bool mayMove, CancellationToken cancellationToken)
    {
        foreach (var goal in missing.DistinctBy(goal => (goal.Reference.Name, goal.Digest)).Where(goal => Source(goal).Name != goal.Reference.Name))
        {
            await client.CopyAsync(Source(goal), goal.Reference.WithDigest(goal.Digest), new(), cancellationToken);
        }

        foreach (var goal in missing)
        {
            var source = goal.Reference.WithDigest(goal.Digest);
            await client.CopyAsync(source, goal.Reference, new() { IncludeReferrers = false, TagConflicts = mayMove ? TagConflictPolicy.Move : TagConflictPolicy.Refuse }, cancellationToken);
        }
    }

    private Reference Source(TagGoal goal) => Reference.Parse($"{staged.Prefix}{goal.Reference.Name[target.Prefix.Length..]}").WithDigest(goal.Digest);
}
