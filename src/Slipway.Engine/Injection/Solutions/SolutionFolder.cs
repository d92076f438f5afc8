namespace Slipway.Engine;

/// <summary>A folder of a solution; it need not exist on disk.</summary>
public sealed class SolutionFolder
{
    internal SolutionFolder(Solution solution, SolutionEntry entry, SolutionFolder? parent)
    {
        Solution = solution;
        Parent = parent;
        Name = entry.Name;
        ProjectId = entry.Id;
        Files = [.. entry.Files.Select(file => AbsolutePath.Parse(file, solution.Directory))];
    }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The folder that it is in; null when it is in none.</summary>
    public SolutionFolder? Parent { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The identifier in the solution file; where the format has none, one that follows from the folder's path.</summary>
    public Guid ProjectId { get; }

    /// <summary>The files that the folder lists.</summary>
    public IReadOnlyList<AbsolutePath> Files { get; }

    /// <summary>The projects directly in the folder.</summary>
    public IReadOnlyList<Project> Projects => [.. Solution.AllProjects.Where(project => project.SolutionFolder == this)];

    /// <summary>The folders directly in the folder.</summary>
    public IReadOnlyList<SolutionFolder> SolutionFolders => [.. Solution.AllSolutionFolders.Where(folder => folder.Parent == this)];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
