namespace Slipway.Release;

/// <summary>The table image × platform × signature × SBOM × provenance × scan.</summary>
internal static class SupplyChainTable
{
    /// <summary>The lines: a heading, then one line for each row.</summary>
    /// <param name="rows">What was found in the registry.</param>
    /// <param name="scan">What the last scan found; null when there was none.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<SupplyChainRow> rows, ScanSummary? scan)
    {
        var image = Width(rows.Select(row => row.Image), "Image");
        var platform = Width(rows.Select(row => row.Platform), "Platform");
        yield return $"{"Image".PadRight(image)}  {"Platform".PadRight(platform)}  Signature  SBOM       Provenance  Scan";
        foreach (var row in rows)
        {
            yield return $"{row.Image.PadRight(image)}  {row.Platform.PadRight(platform)}  {Text(row.Signature),-9}  {Text(row.Sbom),-9}  {Text(row.Provenance),-10}  {(scan?.Passed(row.Digest) switch { true => "passed", false => "FAILED", null => "-" })}";
        }
    }

    private static int Width(IEnumerable<string> texts, string heading) => texts.Append(heading).Max(text => text.Length);

    private static string Text(Finding finding) => finding switch
    {
        Finding.Missing => "missing",
        Finding.Unsigned => "unsigned",
        Finding.Unchecked => "unchecked",
        Finding.Verified => "verified",
        Finding.NotNeeded => "-",
        _ => "WRONG",
    };
}
