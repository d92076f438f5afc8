using System.Text.Json;

namespace Slipway.Release;

/// <summary>Finds the coverage collector that test projects reference (the NuGet package <c>coverlet.collector</c>) where restore put it.</summary>
internal static class CoverageCollector
{
    private const string Package = "coverlet.collector/";

    /// <summary>The options that make <c>dotnet test</c> write a coverage file for each assembly; none when no project references the collector.</summary>
    public static IReadOnlyList<string> Options(IEnumerable<AbsolutePath> projects) =>
        projects.Select(project => Find(project.Parent! / "obj" / "project.assets.json")).FirstOrDefault(folder => folder is not null) is { } adapter
            ? ["--test-adapter-path", adapter, "--collect", "XPlat Code Coverage"]
            : [];

    /// <summary>The collector's version and place in its package, which are the same on all machines; null when the project does not reference it.</summary>
    public static string? Version(AbsolutePath project) =>
        Find(project.Parent! / "obj" / "project.assets.json")?.ToString() is { } folder ? folder[folder.IndexOf(Package, StringComparison.Ordinal)..] : null;

    private static AbsolutePath? Find(AbsolutePath assets)
    {
        if (!assets.FileExists())
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        return (
            from folder in document.RootElement.GetProperty("packageFolders").EnumerateObject()
            from library in document.RootElement.GetProperty("libraries").EnumerateObject()
            where library.Name.StartsWith(Package, StringComparison.Ordinal)
            from file in library.Value.GetProperty("files").EnumerateArray()
            let path = file.GetString()!
            where path.EndsWith("/coverlet.collector.dll", StringComparison.Ordinal)
            select (AbsolutePath.Parse(folder.Name) / library.Value.GetProperty("path").GetString()! / path).Parent)
            .FirstOrDefault(folder => folder.DirectoryExists());
    }
}
