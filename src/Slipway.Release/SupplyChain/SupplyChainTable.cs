namespace Slipway.Release;

/// <summary>The table image × platform × signature × SBOM × provenance.</summary>
internal static class SupplyChainTable
{
    /// <summary>The lines: a heading, then one line for each row.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<SupplyChainRow> rows)
    {
        var image = Width(rows.Select(row => row.Image), "Image");
        var platform = Width(rows.Select(row => row.Platform), "Platform");
        yield return $"{"Image".PadRight(image)}  {"Platform".PadRight(platform)}  Signature  SBOM       Provenance";
        foreach (var row in rows)
        {
            yield return $"{row.Image.PadRight(image)}  {row.Platform.PadRight(platform)}  {Text(row.Signature),-9}  {Text(row.Sbom),-9}  {Text(row.Provenance)}";
        }
    }

    private static int Width(IEnumerable<string> texts, string heading) => texts.Append(heading).Max(text => text.Length);

    private static string Text(Finding finding) => finding switch
    {
        Finding.Missing => "missing",
        Finding.Unsigned => "unsigned",
        Finding.Unchecked => "unchecked",
        Finding.Verified => "verified",
        _ => "WRONG",
    };
}
