using System.Diagnostics.CodeAnalysis;

namespace Slipway.Engine;

/// <summary>A project of a solution.</summary>
public sealed class Project
{
    internal Project(Solution solution, SolutionEntry entry, SolutionFolder? folder)
    {
        Solution = solution;
        SolutionFolder = folder;
        Name = entry.Name;
        ProjectId = entry.Id;
        TypeId = entry.TypeId;
        Path = AbsolutePath.Parse(entry.Path, solution.Directory);
    }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The folder that it is in; null when it is in none.</summary>
    public SolutionFolder? SolutionFolder { get; }

    /// <summary>The name as the solution shows it.</summary>
    public string Name { get; }

    /// <summary>The project file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The folder of the project file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The identifier in the solution file; where the file has none, one that follows from the path.</summary>
    public Guid ProjectId { get; }

    /// <summary>The identifier of the project's type; empty when it is not known.</summary>
    public Guid TypeId { get; }

    /// <summary>The project file's path, for APIs that take strings.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ToString is the named alternate.")]
    public static implicit operator string(Project project) => project.Path;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
