using System.Diagnostics;
using System.Globalization;

namespace Slipway.Verification;

/// <summary>The folder of one verification. Its name says which process it belongs to, so that the next one finds what a killed one left.</summary>
public sealed class RunFolder : IDisposable
{
    private const string Prefix = "run-";

    private RunFolder(AbsolutePath path) => Path = path;

    /// <summary>The folder.</summary>
    public AbsolutePath Path { get; }

    /// <summary>Creates the folder of this process.</summary>
    /// <param name="parent">The folder of all verifications.</param>
    public static RunFolder Create(AbsolutePath parent)
    {
        using var self = Process.GetCurrentProcess();
        var folder = parent / $"{Prefix}{Identity(self)}-{Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)}";
        if (OperatingSystem.IsWindows())
        {
            return new(folder.CreateDirectory());
        }

        // Keys and a token are in it.
        parent.CreateDirectory();
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(folder);
    }

    /// <summary>Folders whose processes are gone.</summary>
    /// <param name="parent">The folder of all verifications.</param>
    public static IReadOnlyList<AbsolutePath> FindAbandoned(AbsolutePath parent) => !parent.DirectoryExists()
        ? []
        : [.. Directory.EnumerateDirectories(parent, $"{Prefix}*").Where(folder => !IsOwned(System.IO.Path.GetFileName(folder))).Select(AbsolutePath.Parse)];

    /// <summary>Deletes the folder. What cannot be deleted stays for the next verification.</summary>
    public void Dispose() => Delete(Path);

    /// <summary>Deletes a folder with read-only folders in it.</summary>
    internal static void Delete(AbsolutePath folder)
    {
        try
        {
            folder.DeleteDirectory();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it.
        }
    }

    /// <summary>Whether the process that a folder belongs to is still there.</summary>
    internal static bool IsOwned(string name)
    {
        try
        {
            var parts = name.Split('-');
            using var process = Process.GetProcessById(int.Parse(parts[1], CultureInfo.InvariantCulture));
            return name.StartsWith($"{Prefix}{Identity(process)}-", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    // Numbers of processes come again; together with the start they do not. The start is known to a hundredth of a second.
    private static string Identity(Process process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id}-{new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");
}
