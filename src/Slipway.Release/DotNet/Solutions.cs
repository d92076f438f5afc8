namespace Slipway.Release;

/// <summary>Finds the solution of a repository.</summary>
internal static class Solutions
{
    /// <summary>The only <c>.sln</c> or <c>.slnx</c> in a folder.</summary>
    /// <exception cref="UsageException">There is none, or several.</exception>
    public static AbsolutePath Find(AbsolutePath root) => Directory.EnumerateFiles(root, "*.sln*").Where(IsSolution).Order(StringComparer.Ordinal).ToArray() switch
    {
        [var file] => file,
        [] => throw new UsageException($"There is no solution (*.sln, *.slnx) in {root}: add one, or override {nameof(IHazSolution)}.{nameof(IHazSolution.SolutionFile)}."),
        var several => throw new UsageException($"There are several solutions in {root} ({string.Join(", ", several.Select(Path.GetFileName))}): override {nameof(IHazSolution)}.{nameof(IHazSolution.SolutionFile)}."),
    };

    // Beside a solution lie files of editors that begin with its whole name.
    private static bool IsSolution(string file) => Path.GetExtension(file).ToLowerInvariant() is ".sln" or ".slnx";
}
