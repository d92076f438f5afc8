namespace EndToEnd;

/// <summary>Real tools that the tests compare with; a test whose tool is missing is skipped and says so.</summary>
internal static class Tools
{
    /// <summary>The tool's path on this machine.</summary>
    /// <param name="name">For instance <c>skopeo</c>.</param>
    /// <param name="origin">How to get it, for the message.</param>
    public static string Require(string name, string origin)
    {
        var path = Find(name);
        Assert.SkipWhen(path is null, $"{name} is not installed ({origin}).");
        return path!;
    }

    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
