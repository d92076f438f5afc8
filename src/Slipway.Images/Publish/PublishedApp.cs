using System.Text.Json;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A published program.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Assembly">The file name of the assembly that is started.</param>
/// <param name="Frameworks">The shared frameworks that it needs.</param>
/// <param name="PackageFiles">The files that came from packages, relative to the folder.</param>
internal sealed record PublishedApp(AbsolutePath Folder, string Assembly, IReadOnlyList<SharedFramework> Frameworks, IReadOnlySet<string> PackageFiles)
{
    private const string RuntimeConfigEnding = ".runtimeconfig.json";

    /// <summary>Reads what was published.</summary>
    /// <exception cref="ImageBuildException">It is no program.</exception>
    public static PublishedApp Read(AbsolutePath project, AbsolutePath folder)
    {
        var configs = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + RuntimeConfigEnding) : [];
        if (configs.Length != 1)
        {
            throw new ImageBuildException($"'{project}' cannot be an image: a program was expected, and publishing it gave {configs.Length} files '*{RuntimeConfigEnding}'. Is its OutputType 'Exe'?");
        }

        var name = Path.GetFileName(configs[0])[..^RuntimeConfigEnding.Length];
        var dependencies = folder / $"{name}.deps.json";
        using var config = JsonDocument.Parse(File.ReadAllBytes(configs[0]));
        return new PublishedApp(
            folder,
            name + ".dll",
            SharedFramework.ReadAll(config.RootElement),
            dependencies.FileExists() ? PackageAssets.Read(File.ReadAllBytes(dependencies)) : new HashSet<string>(StringComparer.Ordinal));
    }
}
