using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Hosting.Settings;

/// <summary>Durations as the Gateway API writes them (GEP-2257): <c>500ms</c>, <c>15s</c>, <c>1h30m</c>.</summary>
public static partial class Duration
{
    /// <summary>Parses a duration.</summary>
    /// <exception cref="FormatException">The text is no duration.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"'{text}' is no duration; expected numbers with units such as 500ms, 15s or 1h30m");

    /// <summary>Parses a duration; false when the text is none.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!Whole().IsMatch(text))
        {
            return false;
        }

        foreach (Match part in Part().Matches(text))
        {
            var value = int.Parse(part.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
            duration += part.Groups["unit"].ValueSpan switch
            {
                "h" => TimeSpan.FromHours(value),
                "m" => TimeSpan.FromMinutes(value),
                "s" => TimeSpan.FromSeconds(value),
                _ => TimeSpan.FromMilliseconds(value),
            };
        }

        return true;
    }

    [GeneratedRegex("^([0-9]{1,5}(h|m|s|ms)){1,4}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("(?<value>[0-9]+)(?<unit>ms|h|m|s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
