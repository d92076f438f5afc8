using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Moves the lock of actions to newer releases.</summary>
internal sealed class ActionUpdates(ActionReleases releases)
{
    /// <summary>The lock with the newest release of each action; one that is locked at a newer version stays.</summary>
    /// <param name="current">The lock.</param>
    /// <param name="actions">The actions to update or to add; others stay as they are.</param>
    /// <param name="report">Gets a line for each action.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ActionUpdateException">The tag of a locked version names another commit now: it was moved, which nobody should follow unseen.</exception>
    public async Task<ActionsLock> ApplyAsync(ActionsLock current, IReadOnlyList<string> actions, Action<string> report, CancellationToken cancellationToken)
    {
        var found = new ActionPin[actions.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, actions.Count), cancellationToken, async (index, token) => found[index] = await releases.FindNewestAsync(actions[index], token));
        var updated = current;
        foreach (var newest in found)
        {
            var pin = current.Find(newest.Name);
            report(Describe(pin, newest));
            updated = IsNewer(pin, newest) ? updated.With(newest) : updated;
        }

        return updated;
    }

    private static string Describe(ActionPin? pin, ActionPin newest) =>
        pin is null ? $"{newest.Name} {newest.Version} is new"
        : IsNewer(pin, newest) ? $"{newest.Name} {pin.Version} → {newest.Version}"
        : $"{newest.Name} {pin.Version} is the newest";

    private static bool IsNewer(ActionPin? pin, ActionPin newest)
    {
        if (pin is null)
        {
            return true;
        }

        if (pin.Version == newest.Version && pin.Commit != newest.Commit)
        {
            throw new ActionUpdateException(
                $"The tag {pin.Version} of {pin.Name} was moved from {pin.Commit} to {newest.Commit}. A release does not change: find out why before you write the new commit into {ActionsLock.Path}.");
        }

        return ActionReleases.Version(pin.Version) is not { } locked || locked < ActionReleases.Version(newest.Version)!;
    }
}
