using System.Globalization;
using System.Text;

namespace EndToEnd.Verification;

/// <summary>What a verification leaves on this machine: nothing is expected.</summary>
internal static class Traces
{
    /// <summary>Processes that belong to verifications of a clone, by a variable in their environment.</summary>
    public static IReadOnlyList<int> Processes(Checkout checkout)
    {
        var mark = Encoding.UTF8.GetBytes($"SLIPWAY_VERIFICATION={checkout.Root}");
        return [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit) && Has(name!, mark)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];
    }

    /// <summary>Folders of runs.</summary>
    public static IReadOnlyList<string> Folders(Checkout checkout) =>
        Directory.Exists(checkout[".nuke/temp/verification"]) ? Directory.GetFileSystemEntries(checkout[".nuke/temp/verification"]) : [];

    private static bool Has(string process, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
