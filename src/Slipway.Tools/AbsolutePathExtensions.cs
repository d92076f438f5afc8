namespace Slipway.Tools;

/// <summary>File system operations on <see cref="AbsolutePath"/>, with the names of NUKE 10's <c>AbsolutePathExtensions</c>.</summary>
public static class AbsolutePathExtensions
{
    /// <summary>Whether a file is there; false when the path is null.</summary>
    public static bool FileExists(this AbsolutePath? path) => path is not null && File.Exists(path);

    /// <summary>Whether a directory is there; false when the path is null.</summary>
    public static bool DirectoryExists(this AbsolutePath? path) => path is not null && Directory.Exists(path);

    /// <summary>Creates the directory and its parents where they are missing.</summary>
    /// <returns>The same path.</returns>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Leaves an empty directory at the path.</summary>
    /// <returns>The same path.</returns>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the directory with everything in it, when it is there.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Deletes the file, when it is there.</summary>
    public static void DeleteFile(this AbsolutePath path) => File.Delete(path);

    /// <summary>The file's text, UTF-8.</summary>
    public static string ReadAllText(this AbsolutePath path) => File.ReadAllText(path);
}
