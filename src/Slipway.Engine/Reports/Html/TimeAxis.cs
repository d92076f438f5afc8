using System.Globalization;

namespace Slipway.Engine;

/// <summary>The scale of a timeline: whole steps that a person counts in.</summary>
/// <param name="Step">From one tick to the next.</param>
/// <param name="Ticks">How many steps there are.</param>
internal sealed record TimeAxis(TimeSpan Step, int Ticks)
{
    /// <summary>Ticks that have room on a narrow page.</summary>
    public const int MostTicks = 8;

    // Milliseconds, up to a day; longer steps are multiples of a day.
    private static readonly int[] Steps =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
        3_600_000, 7_200_000, 14_400_000, 28_800_000, 86_400_000,
    ];

    /// <summary>The finest scale that holds a duration.</summary>
    public static TimeAxis For(TimeSpan duration)
    {
        var milliseconds = Math.Max(1, duration.TotalMilliseconds);
        foreach (var step in Steps)
        {
            if (milliseconds <= (double)step * MostTicks)
            {
                return Of(step, milliseconds);
            }
        }

        return Of(Steps[^1] * Math.Ceiling(milliseconds / MostTicks / Steps[^1]), milliseconds);
    }

    /// <summary>A place or a length on the scale, for instance <c>12.5%</c>.</summary>
    public string Percent(TimeSpan time) => Percent(time.TotalMilliseconds / (Step.TotalMilliseconds * Ticks));

    /// <summary>The place of a tick.</summary>
    public string Place(int tick) => Percent((double)tick / Ticks);

    /// <summary>What stands at a tick.</summary>
    public string Label(int tick)
    {
        var time = Step * tick;
        return (Step * Ticks).TotalSeconds switch
        {
            _ when tick == 0 => "0",
            < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
            <= 120 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s"),
            <= 7_200 => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00} h"),
        };
    }

    private static TimeAxis Of(double step, double milliseconds) => new(TimeSpan.FromMilliseconds(step), (int)Math.Ceiling(milliseconds / step));

    private static string Percent(double part) => (Math.Clamp(part, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
