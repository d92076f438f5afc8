namespace Slipway.Tools;

/// <summary>Finds programs as a shell does.</summary>
public static class ToolPath
{
    private static readonly string[] WindowsExtensions = [".exe", ".cmd", ".bat"];

    /// <summary>Looks a program up in the folders of a PATH variable, in their order.</summary>
    /// <param name="name">The bare name, without extension.</param>
    /// <param name="pathVariable">The value of PATH; empty and relative entries are ignored, so nothing is run from the working directory.</param>
    /// <returns>The first executable file; null when there is none.</returns>
    public static AbsolutePath? Find(string name, string? pathVariable)
    {
        var folders = (pathVariable ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = OperatingSystem.IsWindows() ? WindowsExtensions.Select(extension => name + extension).Prepend(name) : [name];
        return folders
            .Select(folder => AbsolutePath.TryParse(folder, out var path) ? path : null)
            .OfType<AbsolutePath>()
            .SelectMany(folder => names.Select(file => folder / file))
            .FirstOrDefault(IsExecutable);
    }

    /// <summary>Whether the path is a file that somebody may execute.</summary>
    public static bool IsExecutable(AbsolutePath path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
