namespace Slipway.Engine.Caching;

/// <summary>Puts the cache around a step: targets with inputs run only when they have to.</summary>
internal sealed class CachedSteps(TargetStep step, TargetCache cache)
{
    /// <summary>Runs a target, or finds that it is up to date.</summary>
    public async Task<(TargetStatus Status, string? Reason)> RunAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        if (Describe(target) is not { } cached)
        {
            return await step(target, cancellationToken);
        }

        TargetPart.Enter(cache, target.Name);
        var result = await cache.RunAsync(cached, token => step(target, token), cancellationToken);
        target.Products = result.Products;
        return result.Outcome switch
        {
            CacheOutcome.UpToDate => (TargetStatus.UpToDate, null),
            CacheOutcome.Restored => (TargetStatus.UpToDate, result.Reason),
            _ => (TargetStatus.Succeeded, null),
        };
    }

    /// <summary>Says for each target whether and why it would run, a line each.</summary>
    public static async Task<IReadOnlyList<string>> ExplainAsync(IEnumerable<ExecutableTarget> targets, TargetCache cache, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (var target in targets)
        {
            lines.AddRange(Describe(target) is { } cached ? await cache.ExplainAsync(cached, cancellationToken) : [$"{target.Name} always runs: it declares no inputs."]);
        }

        return lines;
    }

    private static CachedTarget? Describe(ExecutableTarget target) =>
        target.Definition.InputSet is { } inputs ? new CachedTarget(target.Name, inputs, target.Definition.Products) : null;
}
