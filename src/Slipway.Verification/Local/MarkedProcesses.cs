using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Verification;

/// <summary>Processes that have a text in their environment. Only Linux tells; elsewhere none are found.</summary>
internal static class MarkedProcesses
{
    /// <summary>The numbers of the processes.</summary>
    public static IReadOnlyList<int> Find(string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var wanted = Encoding.UTF8.GetBytes(mark);
        return [.. Directory.EnumerateDirectories("/proc").Select(Number).Where(number => number > 0 && Has(number, wanted))];
    }

    /// <summary>Ends all of them at once, and those that they start meanwhile.</summary>
    public static void Kill(string mark)
    {
        while (Find(mark) is { Count: > 0 } found)
        {
            foreach (var number in found)
            {
                Kill(number);
            }
        }
    }

    private static void Kill(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It is gone, or belongs to somebody else.
        }
    }

    private static int Number(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool Has(int number, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{number.ToString(CultureInfo.InvariantCulture)}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
