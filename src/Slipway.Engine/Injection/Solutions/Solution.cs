using System.Diagnostics.CodeAnalysis;

namespace Slipway.Engine;

/// <summary>A solution file, <c>.sln</c> or <c>.slnx</c>. It is read when something of its content is asked for.</summary>
public sealed class Solution
{
    private readonly Lazy<SolutionContent> _content;
    private readonly Lazy<(IReadOnlyList<Project> Projects, IReadOnlyList<SolutionFolder> Folders)> _items;

    private Solution(AbsolutePath path, string? member)
    {
        Path = path;
        _content = new(() => Read(path, member));
        _items = new(CreateItems);
    }

    /// <summary>The solution file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The folder of the solution file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The file's name without its extension.</summary>
    public string Name => Path.NameWithoutExtension;

    /// <summary>The file's name.</summary>
    public string FileName => Path.Name;

    /// <summary>Configuration and platform, for instance <c>Debug|Any CPU</c>, in the file's order.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<string> Configurations => _content.Value.Configurations;

    /// <summary>Every project, in the file's order.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<Project> AllProjects => _items.Value.Projects;

    /// <summary>Every solution folder, in the file's order.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<SolutionFolder> AllSolutionFolders => _items.Value.Folders;

    /// <summary>The projects that are in no folder.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<Project> Projects => [.. AllProjects.Where(project => project.SolutionFolder is null)];

    /// <summary>The folders that are in no folder.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(folder => folder.Parent is null)];

    /// <summary>The solution file's path, for APIs that take strings.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ToString is the named alternate.")]
    public static implicit operator string(Solution solution) => solution.Path;

    /// <summary>The solution file's path.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Path is the named alternate.")]
    public static implicit operator AbsolutePath(Solution solution) => solution.Path;

    /// <summary>A solution.</summary>
    /// <param name="path">The file; it is read when its content is asked for.</param>
    public static Solution FromFile(AbsolutePath path) => new(path, null);

    /// <summary>The project of that name, or with that project file.</summary>
    /// <returns>The project; null when there is none.</returns>
    /// <exception cref="UsageException">Several projects have the name, or the file is malformed.</exception>
    public Project? GetProject(string nameOrFullPath)
    {
        var found = AllProjects.Where(project => project.Name == nameOrFullPath).ToList();
        return found.Count > 1
            ? throw new UsageException($"{Path} has several projects {nameOrFullPath} ({string.Join(", ", found.Select(project => project.Path))}): ask for one by its path.")
            : found.FirstOrDefault() ?? AllProjects.FirstOrDefault(project => project.Path.ToString() == nameOrFullPath);
    }

    /// <summary>The solution folder of that name.</summary>
    /// <returns>The first one in the file's order; null when there is none.</returns>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public SolutionFolder? GetSolutionFolder(string name) => AllSolutionFolders.FirstOrDefault(folder => folder.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Path;

    internal static Solution Injected(AbsolutePath path, string member) => new(path, member);

    private static SolutionContent Read(AbsolutePath path, string? member)
    {
        try
        {
            return SolutionContent.Read(path);
        }
        catch (Exception error) when (error is FormatException or IOException)
        {
            throw new UsageException(member is null ? error.Message : $"{member}: {error.Message}");
        }
    }

    private (IReadOnlyList<Project> Projects, IReadOnlyList<SolutionFolder> Folders) CreateItems()
    {
        var entries = _content.Value.Entries.ToDictionary(entry => entry.Id);
        var folders = new Dictionary<Guid, SolutionFolder>();
        return (
            [.. _content.Value.Entries.Where(entry => entry.TypeId != ProjectTypes.Folder).Select(entry => new Project(this, entry, Folder(entry.Parent, 0)))],
            [.. _content.Value.Entries.Where(entry => entry.TypeId == ProjectTypes.Folder).Select(entry => Folder(entry.Id, 0)!)]);

        SolutionFolder? Folder(Guid? id, int depth) =>
            id is not { } key || entries[key].TypeId != ProjectTypes.Folder ? null
            : folders.TryGetValue(key, out var known) ? known
            : depth > entries.Count ? throw new UsageException($"{Path}: the folder {entries[key].Name} is inside itself.")
            : folders[key] = new SolutionFolder(this, entries[key], Folder(entries[key].Parent, depth + 1));
    }
}
