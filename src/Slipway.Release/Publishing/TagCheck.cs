using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Looks at tags before anything is pushed.</summary>
internal sealed class TagCheck(RegistryClient client)
{
    /// <summary>The goals that are not reached.</summary>
    /// <param name="goals">The tags.</param>
    /// <param name="mayMove">Whether a tag that names other content may move: a development version.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="PublishConflictException">A tag names other content and may not move.</exception>
    /// <exception cref="RegistryException">A registry neither has a tag nor says definitely that there is none.</exception>
    public async Task<IReadOnlyList<TagGoal>> FindMissingAsync(IReadOnlyList<TagGoal> goals, bool mayMove, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(goals.Select(async goal => (Goal: goal, Existing: (await client.ResolveAsync(goal.Reference, cancellationToken))?.Digest)));
        var missing = found.Where(tag => tag.Existing != tag.Goal.Digest).ToList();
        var conflicts = missing.Where(tag => tag.Existing is not null && !tag.Goal.Floats && !mayMove).ToList();
        return conflicts.Count > 0
            ? throw new PublishConflictException([.. conflicts.Select(conflict => (conflict.Goal.Reference, conflict.Existing!, conflict.Goal.Digest))])
            : [.. missing.Select(tag => tag.Goal)];
    }
}
