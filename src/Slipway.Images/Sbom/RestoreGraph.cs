using System.Text.Json;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The NuGet packages of a program, as restore wrote them down (<c>obj/project.assets.json</c>).</summary>
/// <param name="Components">The packages that go into the program, in the order of their ids.</param>
/// <param name="Roots">The ids of those that the program's own projects ask for.</param>
internal sealed record RestoreGraph(IReadOnlyList<SoftwareComponent> Components, IReadOnlyList<string> Roots)
{
    /// <summary>Reads the assets file of a project that was restored.</summary>
    /// <exception cref="ImageBuildException">It is missing or damaged.</exception>
    public static RestoreGraph Read(AbsolutePath project)
    {
        var file = FindAssets(project.Parent! / "obj");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or IOException)
        {
            throw new ImageBuildException($"The packages of '{project}' cannot be listed: '{file}' was expected to be what 'dotnet restore' writes. {error.Message}");
        }
    }

    // A program with its own runtime, outside of the solution, was only restored for its platforms; each restore has the same packages.
    private static AbsolutePath FindAssets(AbsolutePath objects)
    {
        const string Name = "project.assets.json";
        var usual = objects / Name;
        return usual.FileExists() || !objects.DirectoryExists()
            ? usual
            : Directory.EnumerateDirectories(objects, "image-*").Order(StringComparer.Ordinal).Select(folder => AbsolutePath.Parse(folder) / Name).FirstOrDefault(file => file.FileExists()) ?? usual;
    }

    private static RestoreGraph Read(JsonElement assets)
    {
        // Targets for one runtime ("net10.0/linux-x64") repeat those of the framework.
        var target = assets.GetProperty("targets").EnumerateObject().First(target => !target.Name.Contains('/')).Value.EnumerateObject().ToList();
        var entries = target.Select(library => RestoreEntry.Read(library, assets.GetProperty("libraries").GetProperty(library.Name))).ToList();
        var shipped = entries.Where(entry => entry.IsShipped).ToDictionary(entry => entry.Name, entry => entry, StringComparer.OrdinalIgnoreCase);
        var folders = assets.GetProperty("packageFolders").EnumerateObject().Select(folder => AbsolutePath.Parse(folder.Name)).ToList();
        var own = assets.GetProperty("projectFileDependencyGroups").EnumerateObject().SelectMany(group => group.Value.EnumerateArray()).Select(text => text.GetString()!.Split(' ')[0]);
        var asked = entries.Where(entry => entry.IsProject).SelectMany(project => project.Dependencies).Concat(own);
        return new RestoreGraph(
            [.. shipped.Values.Select(entry => ToComponent(entry, shipped, folders)).OrderBy(component => component.Id, StringComparer.Ordinal)],
            Ids(asked, shipped));
    }

    private static SoftwareComponent ToComponent(RestoreEntry entry, Dictionary<string, RestoreEntry> shipped, IReadOnlyList<AbsolutePath> folders)
    {
        var nuspec = NuspecOf(entry, folders);
        return new SoftwareComponent
        {
            Kind = ComponentKind.NuGet,
            Name = entry.Name,
            Version = entry.Version,
            PackageUrl = PackageUrls.NuGet(entry.Name, entry.Version),
            License = nuspec.License,
            Homepage = nuspec.ProjectUrl,
            Supplier = nuspec.Authors,
            Hash = entry.Sha512 is { } hash ? Digest.Parse($"sha512:{Convert.ToHexStringLower(Convert.FromBase64String(hash))}") : null,
            DependsOn = Ids(entry.Dependencies, shipped),
        };
    }

    private static NuspecReader NuspecOf(RestoreEntry entry, IReadOnlyList<AbsolutePath> folders)
    {
        var nuspec = folders.Select(folder => folder / entry.Path / $"{entry.Name.ToLowerInvariant()}.nuspec").FirstOrDefault(file => file.FileExists());
        using var content = nuspec is null ? null : File.OpenRead(nuspec);
        return NuspecReader.Read(content);
    }

    private static List<string> Ids(IEnumerable<string> names, Dictionary<string, RestoreEntry> shipped) =>
    [
        .. names.Where(shipped.ContainsKey)
            .Select(name => PackageUrls.NuGet(shipped[name].Name, shipped[name].Version))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
