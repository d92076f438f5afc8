namespace Gateway.Tests.Support;

/// <summary>Waits for a condition that nothing announces.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task Holds(Func<bool> condition, string what) => Holds(condition, () => what);

    public static Task Holds(Func<bool> condition, Func<string> what) => Holds(() => Task.FromResult(condition()), what);

    public static Task Holds(Func<Task<bool>> condition, string what) => Holds(condition, () => what);

    public static async Task Holds(Func<Task<bool>> condition, Func<string> what)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            deadline.IsCancellationRequested.ShouldBeFalse($"It never came true that {what()}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
