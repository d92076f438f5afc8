namespace Slipway.Engine;

/// <summary>Small files that make the next run better and that no run depends on: trouble with them is ignored.</summary>
internal static class StateFile
{
    /// <summary>The lines; none when the file cannot be read.</summary>
    public static string[] ReadLines(AbsolutePath file) => Try(() => file.FileExists() ? File.ReadAllLines(file) : []) ?? [];

    /// <summary>Replaces the file.</summary>
    public static void WriteLines(AbsolutePath file, IEnumerable<string> lines) => Try(() =>
    {
        AtomicFile.WriteAllText(file, string.Concat(lines.Select(line => line + '\n')));
        return true;
    });

    /// <summary>Deletes the file, when it is there.</summary>
    public static void Delete(AbsolutePath file) => Try(() =>
    {
        if (file.FileExists())
        {
            file.DeleteFile();
        }

        return true;
    });

    private static T? Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
