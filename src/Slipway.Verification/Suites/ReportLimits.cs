namespace Slipway.Verification.Suites;

/// <summary>A report is made by somebody else's program: it may be broken, or made to break its reader.</summary>
internal static class ReportLimits
{
    /// <summary>Bytes of a report.</summary>
    public const long Size = 64 * 1024 * 1024;

    /// <summary>Elements within elements.</summary>
    public const int Depth = 64;

    /// <summary>Results of one report.</summary>
    public const int Checks = 100_000;

    private const int Text = 16 * 1024;

    /// <summary>The beginning of a text that is too long for a report of ours; null for nothing but white space.</summary>
    public static string? Cut(string? text)
    {
        var trimmed = text?.Trim('\r', '\n', ' ', '\t');
        return trimmed switch
        {
            null or "" => null,
            { Length: > Text } => $"{trimmed.AsSpan(0, Text)}…",
            _ => trimmed,
        };
    }
}
