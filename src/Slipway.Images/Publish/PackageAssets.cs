using System.Text.Json;

namespace Slipway.Images;

/// <summary>Reads from a deps.json which published files came from packages, those of a runtime included.</summary>
internal static class PackageAssets
{
    /// <summary>The files' paths relative to the published folder.</summary>
    public static IReadOnlySet<string> Read(ReadOnlyMemory<byte> dependencies)
    {
        using var document = JsonDocument.Parse(dependencies);
        var packages = document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() is "package" or "runtimepack")
            .Select(library => library.Name)
            .ToHashSet(StringComparer.Ordinal);
        return document.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => packages.Contains(library.Name))
            .SelectMany(library => Files(library.Value))
            .ToHashSet(StringComparer.Ordinal);
    }

    // Assets for one platform keep their folders, translations go into a folder of their culture, all others beside the program.
    private static IEnumerable<string> Files(JsonElement library) =>
    [
        .. Group(library, "runtime").Select(asset => Path.GetFileName(asset.Name)),
        .. Group(library, "native").Select(asset => Path.GetFileName(asset.Name)),
        .. Group(library, "runtimeTargets").Select(asset => asset.Name),
        .. Group(library, "resources").Select(asset => $"{asset.Value.GetProperty("locale").GetString()}/{Path.GetFileName(asset.Name)}"),
    ];

    private static IEnumerable<JsonProperty> Group(JsonElement library, string name) =>
        library.TryGetProperty(name, out var group) ? group.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
