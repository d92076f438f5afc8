using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Verification;

/// <summary>Processes that have a text in their environment. Only Linux tells; elsewhere none are found.</summary>
internal static class MarkedProcesses
{
    private const int KillRounds = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

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

    /// <summary>Ends all of them at once, and those that they start meanwhile; returns when they are gone.</summary>
    public static async Task KillAsync(string mark)
    {
        // Bounded, since a process in the kernel cannot be ended.
        for (var round = 0; round < KillRounds && Find(mark) is { Count: > 0 } found; round++)
        {
            foreach (var number in found)
            {
                Kill(number);
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private static void Kill(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
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
