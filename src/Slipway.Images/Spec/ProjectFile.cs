using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Where the project of a spec is.</summary>
internal readonly record struct ProjectFile(AbsolutePath? Path, string? Problem)
{
    /// <summary>The project file at a path, or the only one in a folder; else what is wrong.</summary>
    public static ProjectFile Find(AbsolutePath path)
    {
        if (path.FileExists())
        {
            return IsProject(path) ? new ProjectFile(path, null) : new ProjectFile(null, $"'{path}' is no .NET project (expected a .csproj, .fsproj or .vbproj file).");
        }

        if (!path.DirectoryExists())
        {
            return new ProjectFile(null, $"the project '{path}' does not exist.");
        }

        var projects = Directory.EnumerateFiles(path).Select(AbsolutePath.Parse).Where(IsProject).Order().ToList();
        return projects.Count switch
        {
            1 => new ProjectFile(projects[0], null),
            0 => new ProjectFile(null, $"the folder '{path}' has no project."),
            _ => new ProjectFile(null, $"the folder '{path}' has {projects.Count} projects ({string.Join(", ", projects.Select(project => project.Name))}): name one of them."),
        };
    }

    private static bool IsProject(AbsolutePath path) => path.Extension is ".csproj" or ".fsproj" or ".vbproj";
}
