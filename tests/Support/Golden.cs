using System.Runtime.CompilerServices;
using Shouldly;

namespace Slipway.Testing;

/// <summary>Compares text with a reviewed file beside the test. <c>UPDATE_GOLDEN=1</c> rewrites the files.</summary>
public static class Golden
{
    /// <summary>Compares <paramref name="actual"/> with <c>golden/{name}</c> in the folder of the calling test.</summary>
    public static void Match(string actual, string name, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(SourceFolder(caller), "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        File.Exists(file).ShouldBeTrue($"There is no golden file {file}; run the tests once with UPDATE_GOLDEN=1 and review it.");
        actual.ShouldBe(File.ReadAllText(file), $"{file} differs; run the tests with UPDATE_GOLDEN=1 and review the change.");
    }

    /// <summary>The repository's root on this machine.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    // Paths in assemblies are mapped to /_/ so that builds are reproducible; here they are mapped back.
    private static string SourceFolder(string caller) =>
        Path.GetDirectoryName(caller.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(RepositoryRoot, caller[3..]) : caller)!;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Repo.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No Repo.sln above {AppContext.BaseDirectory}.");
    }
}
