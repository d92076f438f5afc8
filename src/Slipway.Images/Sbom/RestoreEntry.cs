using System.Text.Json;

namespace Slipway.Images;

/// <summary>A library of a restore graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsProject">Whether it is a project of ours, not a package.</param>
/// <param name="IsShipped">Whether it is a package that goes into the program: one for the build only (analyzers) has nothing to run.</param>
/// <param name="Dependencies">The names of what it needs.</param>
internal sealed record RestoreEntry(string Name, string Version, bool IsProject, bool IsShipped, IReadOnlyList<string> Dependencies)
{
    private static readonly string[] Running = ["runtime", "native", "runtimeTargets", "resource"];

    /// <summary>The hash of the package's file in base64; null when it is not known.</summary>
    public string? Sha512 { get; private init; }

    /// <summary>The package's folder, relative to the packages folder.</summary>
    public string Path { get; private init; } = "";

    /// <summary>Reads an entry of <c>targets</c> with the one of <c>libraries</c> of the same name (<c>Name/1.2.3</c>).</summary>
    public static RestoreEntry Read(JsonProperty target, JsonElement library)
    {
        var slash = target.Name.IndexOf('/', StringComparison.Ordinal);
        var isPackage = target.Value.GetProperty("type").GetString() == "package";
        var dependencies = Members(target.Value, "dependencies").ToList();
        var runs = Running.SelectMany(group => Members(target.Value, group)).Any(file => !file.EndsWith("/_._", StringComparison.Ordinal));

        // A package with nothing but dependencies stands for them.
        return new RestoreEntry(target.Name[..slash], target.Name[(slash + 1)..], !isPackage, isPackage && (runs || dependencies.Count > 0), dependencies)
        {
            Sha512 = library.TryGetProperty("sha512", out var hash) ? hash.GetString() : null,
            Path = library.TryGetProperty("path", out var path) ? path.GetString()! : "",
        };
    }

    private static IEnumerable<string> Members(JsonElement element, string group) =>
        element.TryGetProperty(group, out var members) ? members.EnumerateObject().Select(member => member.Name) : [];
}
