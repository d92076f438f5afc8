namespace Slipway.Release;

/// <summary>A part of a target. NUKE has no cache: it always runs.</summary>
public static class TargetPart
{
    /// <summary>Runs a part of the running target.</summary>
    /// <returns>Whether the work was done.</returns>
    public static async Task<bool> RunAsync(string name, InputSet inputs, IReadOnlyList<string> products, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await work(cancellationToken);
        return true;
    }
}
