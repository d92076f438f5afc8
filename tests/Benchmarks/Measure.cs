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

    /// <summary>Runs a work until the runtime has compiled it for good: often enough, and long enough for the compiler behind it.</summary>
    public static async Task WarmUpAsync(Func<Task> work)
    {
        const int Runs = 60;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Runs || Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1); i++)
        {
            await work();
        }
    }

    /// <summary>The time of one run in milliseconds.</summary>
    public static async Task<double> OnceAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>
    /// The time that the processors spent on one run, in milliseconds: on an idle machine that of a clock for work of one thread,
    /// and on a busy one that of the work alone.
    /// </summary>
    public static async Task<double> ProcessorAsync(Func<Task> work)
    {
        // What earlier runs left is not this one's work.
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    /// <summary>Medians of works that are run in turn, so that what else the machine does hits all of them alike.</summary>
    public static Task<double[]> MediansInTurnAsync(int runs, params Func<Task>[] works) => MediansInTurnAsync(runs, OnceAsync, works);

    /// <inheritdoc cref="MediansInTurnAsync(int, Func{Task}[])"/>
    public static async Task<double[]> MediansInTurnAsync(int runs, Func<Func<Task>, Task<double>> measure, params Func<Task>[] works)
    {
        var times = works.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i <= runs; i++)
        {
            for (var w = 0; w < works.Length; w++)
            {
                var time = await measure(works[w]);
                if (i > 0)
                {
                    times[w].Add(time);
                }
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>The median.</summary>
    public static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
