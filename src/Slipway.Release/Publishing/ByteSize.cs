namespace Slipway.Release;

/// <summary>Byte counts for people: 1024 bytes are a KiB.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>For instance <c>0 B</c>, <c>61.2 KiB</c>, <c>123 MiB</c>.</summary>
    public static string Format(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return unit == 0 || value >= 100 ? $"{value:F0} {Units[unit]}" : $"{value:F1} {Units[unit]}";
    }
}
