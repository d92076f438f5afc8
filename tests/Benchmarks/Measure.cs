using System.Diagnostics;

namespace Benchmarks;

/// <summary>Takes times.</summary>
internal static class Measure
{
    /// <summary>The median of several runs in milliseconds, after one that does not count.</summary>
    public static async Task<double> MedianAsync(int runs, Func<Task> work)
    {
        await work();
        List<double> times = [];
        for (var i = 0; i < runs; i++)
        {
            times.Add(await OnceAsync(work));
        }

        return Median(times);
    }

    /// <summary>The time of one run in milliseconds.</summary>
    public static async Task<double> OnceAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Medians of works that are run in turn, so that what else the machine does hits all of them alike.</summary>
    public static async Task<double[]> MediansInTurnAsync(int runs, params Func<Task>[] works)
    {
        var times = works.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i <= runs; i++)
        {
            for (var w = 0; w < works.Length; w++)
            {
                var time = await OnceAsync(works[w]);
                if (i > 0)
                {
                    times[w].Add(time);
                }
            }
        }

        return [.. times.Select(Median)];
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
