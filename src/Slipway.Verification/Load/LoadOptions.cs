namespace Slipway.Verification;

/// <summary>How much load for how long.</summary>
public sealed record LoadOptions
{
    /// <summary>Requests a second.</summary>
    public double Rate { get; init; } = 200;

    /// <summary>How long requests are due.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer may take until the request counts as an error.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests that may wait for their answers at once. When so many do, the next ones are sent late, and their latency counts from when they were due.</summary>
    public int MostInFlight { get; init; } = 1000;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Rate is > 0 and <= 100_000 ? Array.Empty<string>() : [$"load rate: {Rate} requests a second; expected more than 0 and at most 100000"],
        .. Duration > TimeSpan.Zero && Rate * Duration.TotalSeconds <= 10_000_000 ? Array.Empty<string>() : [$"load duration: {Duration}; expected more than zero and at most ten million requests in all"],
        .. Deadline > TimeSpan.Zero ? Array.Empty<string>() : [$"load deadline: {Deadline}; expected more than zero"],
        .. MostInFlight > 0 ? Array.Empty<string>() : [$"load in flight: {MostInFlight}; expected more than 0"],
    ];
}
