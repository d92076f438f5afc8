namespace Slipway.Verification;

/// <summary>Collects what becomes of requests.</summary>
internal sealed class LoadRecorder(TimeProvider time, long begin)
{
    private const int MostProblems = 5;

    private readonly Lock gate = new();
    private readonly List<TimeSpan> latencies = [];
    private readonly Dictionary<string, int> problems = new(StringComparer.Ordinal);

    /// <summary>Notes a request that has just ended.</summary>
    /// <param name="due">When it was due, counted from the begin.</param>
    /// <param name="problem">What was wrong with the answer, in words.</param>
    public void Add(TimeSpan due, string? problem)
    {
        var latency = time.GetElapsedTime(begin) - due;
        lock (gate)
        {
            latencies.Add(latency);
            if (problem is not null)
            {
                problems[problem] = problems.GetValueOrDefault(problem) + 1;
            }
        }
    }

    public LoadResult Result(double rate, TimeSpan duration) => new()
    {
        Rate = rate,
        Duration = duration,
        Requests = latencies.Count,
        Errors = problems.Values.Sum(),
        Latency = LatencyPercentiles.Of(latencies),
        Problems = [.. problems.OrderByDescending(problem => problem.Value).ThenBy(problem => problem.Key, StringComparer.Ordinal).Take(MostProblems).Select(problem => $"{problem.Value} × {problem.Key}")],
    };
}
