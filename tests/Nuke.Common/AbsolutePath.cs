namespace Nuke.Common.IO;

public class AbsolutePath
{
    private AbsolutePath()
    {
    }

    public string Name { get; }

    public string NameWithoutExtension { get; }

    public AbsolutePath Parent { get; }

    public static AbsolutePath operator /(AbsolutePath left, string right) => left;

    public static implicit operator AbsolutePath(string path) => null;

    public static implicit operator string(AbsolutePath path) => path?.ToString();
}

public static class AbsolutePathExtensions
{
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    public static AbsolutePath CreateDirectory(this AbsolutePath path) => path;

    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path) => path;

    public static void DeleteDirectory(this AbsolutePath path)
    {
    }

    public static void DeleteFile(this AbsolutePath path)
    {
    }
}
