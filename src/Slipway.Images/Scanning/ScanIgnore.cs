using System.Globalization;

namespace Slipway.Images;

/// <summary>A vulnerability that is accepted for some time: <c>new("CVE-2026-1234", "Not reachable: the parser is not linked.", new DateOnly(2027, 1, 31))</c>.</summary>
/// <param name="Id">The vulnerability's id.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day on which it is.</param>
public sealed record ScanIgnore(string Id, string Reason, DateOnly Until)
{
    /// <summary>The package that it is accepted in; null for all.</summary>
    public string? Package { get; init; }

    /// <summary>The image that it is accepted in; null for all.</summary>
    public string? Image { get; init; }

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    /// <param name="today">The day of the scan.</param>
    public IEnumerable<string> Validate(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Id))
        {
            yield return $"An ignored vulnerability has no id{(string.IsNullOrWhiteSpace(Reason) ? "" : $" (its reason is '{Reason}')")}: name it, for instance 'CVE-2026-1234'.";
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return $"{Name} is ignored without a reason: say why it is accepted.";
        }

        if (Until < today)
        {
            yield return $"{Name} was ignored until {Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, which has passed ('{Reason}'): fix it, or decide again and set a later day.";
        }
    }

    /// <summary>Whether it accepts a vulnerability in an image.</summary>
    public bool Covers(Vulnerability vulnerability, string image) =>
        vulnerability.IsNamed(Id) && (Package is null || Package == vulnerability.Package) && (Image is null || Image == image);

    private string Name => $"{Id}{(Package is null ? "" : $" in {Package}")}{(Image is null ? "" : $" of {Image}")}";
}
