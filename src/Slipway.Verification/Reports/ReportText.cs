using System.Globalization;

namespace Slipway.Verification;

/// <summary>How reports write times and numbers.</summary>
internal static class ReportText
{
    /// <summary>A duration with a unit that suits it, for instance <c>12 ms</c> or <c>3.4 s</c>.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.##} ms"),
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
    };

    /// <summary>A difference in percent of what was, with its sign; empty when there was nothing.</summary>
    public static string Change(double before, double now) =>
        before <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(now - before) / before * 100:+0;-0;0} %");

    /// <summary>A time in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>The class of an outcome in the style sheet.</summary>
    public static string Style(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "succeeded",
        CheckOutcome.Failed => "failed",
        _ => "skipped",
    };

    /// <summary>The sign of an outcome.</summary>
    public static string Sign(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "✓",
        CheckOutcome.Failed => "✗",
        _ => "–",
    };
}
