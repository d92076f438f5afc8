using Slipway.Testing;

namespace EndToEnd.Workflows;

/// <summary>The programs that others check their CI files with, and the files that we generate.</summary>
internal static class Checkers
{
    private static readonly string s_folder = Path.Combine(Golden.RepositoryRoot, ".nuke", "temp", "tools", "workflow-checkers", "node_modules", ".bin");

    /// <summary>A checker; without it the test is skipped and says so.</summary>
    public static string Require(string name)
    {
        var path = Path.Combine(s_folder, name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not installed (npm is needed: tests/EndToEnd/install-workflow-checkers.sh .nuke/temp/tools/workflow-checkers).");
        return path;
    }

    /// <summary>The reviewed files of a dialect.</summary>
    public static IEnumerable<string> GoldenFiles(string dialect) =>
        Directory.EnumerateFiles(Path.Combine(Golden.RepositoryRoot, "tests", "Slipway.Workflows.Tests", dialect, "golden")).Order(StringComparer.Ordinal);
}
