namespace Slipway.Release;

/// <summary>A build with a solution.</summary>
public interface IHazSolution : IHazSharedCache
{
    /// <summary>The solution file: the only <c>.sln</c> or <c>.slnx</c> in the root.</summary>
    /// <exception cref="UsageException">There is none, or several.</exception>
    AbsolutePath SolutionFile => Solutions.Find(RootDirectory);

    /// <summary>The files that compiling depends on, as patterns relative to the root.</summary>
    IReadOnlyList<string> SourceFiles => ["src/**", "tests/**", "build/**", "*.sln", "*.slnx", "Directory.*", "global.json", "nuget.config", "NuGet.config", ".editorconfig"];
}
