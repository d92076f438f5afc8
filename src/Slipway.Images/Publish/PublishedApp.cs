using System.Text.Json;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A published program.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Program">The file name of what is started: an assembly (<c>.dll</c>), or an executable.</param>
/// <param name="Frameworks">The shared frameworks that it needs; none when it brings its runtime.</param>
/// <param name="PackageFiles">The files that came from packages, relative to the folder.</param>
internal sealed record PublishedApp(AbsolutePath Folder, string Program, IReadOnlyList<SharedFramework> Frameworks, IReadOnlySet<string> PackageFiles)
{
    private const string RuntimeConfigEnding = ".runtimeconfig.json";

    /// <summary>What is executed in the image.</summary>
    public IReadOnlyList<string> Entrypoint => Program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", Program] : [$"/{AppLayers.Directory}/{Program}"];

    /// <summary>Reads what was published.</summary>
    /// <exception cref="ImageBuildException">It is no program.</exception>
    public static PublishedApp Read(AbsolutePath project, AbsolutePath folder, DotNetPublishMode mode) => mode switch
    {
        DotNetPublishMode.FrameworkDependent => ReadAssembly(project, folder),
        DotNetPublishMode.SelfContained => ReadAssembly(project, folder).WithOwnRuntime(),
        _ => new PublishedApp(folder, FindExecutable(project, folder), [], new HashSet<string>(StringComparer.Ordinal)),
    };

    private PublishedApp WithOwnRuntime() => this with { Program = Path.GetFileNameWithoutExtension(Program), Frameworks = [] };

    private static PublishedApp ReadAssembly(AbsolutePath project, AbsolutePath folder)
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

    // Native programs and single files describe themselves nowhere. Libraries are beside them, symbols too.
    private static string FindExecutable(AbsolutePath project, AbsolutePath folder)
    {
        var programs = folder.DirectoryExists() ? Directory.EnumerateFiles(folder).Where(ContentMode.IsElfProgram).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList() : [];
        return programs.Find(program => program == project.NameWithoutExtension)
            ?? (programs.Count == 1
                ? programs[0]
                : throw new ImageBuildException($"'{project}' cannot be an image: publishing it gave {programs.Count} executables{string.Concat(programs.Select(program => $" '{program}'"))}, one was expected. Is its OutputType 'Exe'?"));
    }
}
