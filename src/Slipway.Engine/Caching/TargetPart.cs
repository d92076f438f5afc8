using Slipway.Engine.Caching;

namespace Slipway.Engine;

/// <summary>
/// Parts of a target's work that are up to date each by itself: when the target has to run, only the parts run whose inputs changed.
/// Products of the others are checked, and restored where they are missing.
/// </summary>
public static class TargetPart
{
    private static readonly AsyncLocal<(TargetCache Cache, string Target)?> Owner = new();

    /// <summary>Runs a part of the running target, unless its inputs did not change. Several parts may run at once.</summary>
    /// <remarks>In a target without <see cref="ITargetDefinition.Inputs"/>, with <c>--no-cache</c> and when the target is forced the part always runs.</remarks>
    /// <param name="name">The part's name, unique in its target.</param>
    /// <param name="inputs">What the part reads.</param>
    /// <param name="products">Globs of what the part makes, which are among the products of its target.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Is passed on to the work.</param>
    /// <returns>Whether the work was done.</returns>
    public static async Task<bool> RunAsync(string name, InputSet inputs, IReadOnlyList<string> products, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (Owner.Value is not var (cache, target))
        {
            await work(cancellationToken);
            return true;
        }

        return (await cache.RunAsync(new CachedTarget($"{target}{CachedTarget.PartSeparator}{name}", inputs, products), work, cancellationToken)).Outcome == CacheOutcome.Executed;
    }

    /// <summary>Lets parts in this asynchronous flow belong to a target.</summary>
    internal static void Enter(TargetCache cache, string target) => Owner.Value = (cache, target);
}
