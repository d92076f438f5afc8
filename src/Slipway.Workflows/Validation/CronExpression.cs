namespace Slipway.Workflows;

/// <summary>Checks cron expressions of five fields: minute, hour, day of the month, month, day of the week.</summary>
internal static class CronExpression
{
    private sealed record Field(string Name, int First, int Last, params string[] Words);

    private static readonly Field[] Fields =
    [
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day of the month", 1, 31),
        new("month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
        new("day of the week", 0, 6, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
    ];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Problem(string cron)
    {
        var parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return $"'{cron}' is no cron expression; expected five fields (minute, hour, day of the month, month, day of the week), found {parts.Length}.";
        }

        var wrong = parts.Zip(Fields).FirstOrDefault(pair => !pair.First.Split(',').All(part => IsPart(part, pair.Second)));
        return wrong.Second is not { } field ? null
            : $"'{cron}' is no cron expression; its {field.Name} is '{wrong.First}', expected *, or numbers, ranges and steps from {field.First} to {field.Last}.";
    }

    private static bool IsPart(string part, Field field) => part.Split('/') switch
    {
        [var range] => IsRange(range, field),
        [var range, var step] => IsRange(range, field) && int.TryParse(step, out var number) && number > 0 && number <= field.Last,
        _ => false,
    };

    private static bool IsRange(string range, Field field) => range.Split('-') switch
    {
        ["*"] => true,
        [var single] => Value(single, field) is not null,
        [var first, var last] => Value(first, field) is { } from && Value(last, field) is { } to && from <= to,
        _ => false,
    };

    private static int? Value(string text, Field field) =>
        Array.FindIndex(field.Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var word ? field.First + word
        : text.All(char.IsAsciiDigit) && int.TryParse(text, out var number) && number >= field.First && number <= field.Last ? number
        : null;
}
