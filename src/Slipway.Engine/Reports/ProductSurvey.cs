using Slipway.Engine.Caching;

namespace Slipway.Engine;

/// <summary>Lists what targets left behind. The cache knows most of it; what it does not know is looked for in bounded time.</summary>
/// <param name="cache">The cache, which remembers hashes; made only when it is needed.</param>
/// <param name="time">The clock.</param>
internal sealed class ProductSurvey(Lazy<TargetCache> cache, TimeProvider time)
{
    /// <summary>How many bytes of a target's products are read for their hashes; of larger ones only the size is shown.</summary>
    public const long Budget = 64L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // File systems keep times in ticks of up to two seconds, and behind the clock.
    private static readonly TimeSpan ClockError = TimeSpan.FromSeconds(2);

    /// <summary>The products of a target that declares some; null when it did not get to make any.</summary>
    /// <param name="target">The target.</param>
    /// <param name="started">When the run started: of a failed target, what is older is not its work.</param>
    public async Task<ProductList?> OfAsync(ExecutableTarget target, DateTimeOffset started)
    {
        if (target.Products is { } known)
        {
            return known.Count > 0 ? new ProductList([.. known.Select(ProductFile.Of)]) : null;
        }

        if (target.Status is not (TargetStatus.Succeeded or TargetStatus.UpToDate or TargetStatus.Failed))
        {
            return null;
        }

        var oldest = target.Status == TargetStatus.Failed ? (started - ClockError - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick : long.MinValue;
        var list = await SurveyAsync(target);
        return new ProductList([.. list.Files.Where(file => file.Modified >= oldest)], list.Problem);
    }

    private async Task<ProductList> SurveyAsync(ExecutableTarget target)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return new ProductList(await cache.Value.SurveyAsync(target.Definition.Products, Budget, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return new ProductList([], "There are too many files to list them.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return new ProductList([], error.Message);
        }
    }
}
