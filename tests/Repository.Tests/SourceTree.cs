using Slipway.Testing;

namespace Repository.Tests;

/// <summary>The files of this repository as they lie on disk, without build output.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", "node_modules", "temp", ".git", "TestResults"];

    public static string Root => Golden.RepositoryRoot;

    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var directory = new DirectoryInfo(Path.Combine(Root, folder));
        return directory.Exists ? Walk(directory, pattern) : [];
    }

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(DirectoryInfo directory, string pattern)
    {
        foreach (var file in directory.EnumerateFiles(pattern))
        {
            yield return file.FullName;
        }

        foreach (var child in directory.EnumerateDirectories().Where(child => !Generated.Contains(child.Name)))
        {
            foreach (var file in Walk(child, pattern))
            {
                yield return file;
            }
        }
    }
}
