using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>The CI files of a repository on disk.</summary>
internal sealed class WorkflowFiles(AbsolutePath root)
{
    // Where CI systems look, and so where files lie that were generated once.
    private static readonly string[] Folders = [".", ".github/workflows", ".gitlab", ".tekton"];

    /// <summary>How the files differ from what is generated; empty when they do not.</summary>
    public IReadOnlyList<Drift> Compare(IReadOnlyList<GeneratedFile> generated) => DriftCheck.Compare(Read(generated), generated);

    /// <summary>Writes what differs, and deletes what was generated once and is not any more.</summary>
    /// <returns>What was different.</returns>
    /// <exception cref="WorkflowException">A file that was not generated is in the way, or a path leads out of the repository. Nothing was written then.</exception>
    public IReadOnlyList<Drift> Write(IReadOnlyList<GeneratedFile> generated)
    {
        var existing = Read(generated);
        var problems = generated
            .Where(file => existing.TryGetValue(file.Path, out var text) && FileHeader.Check(text) == HeaderState.Missing)
            .Select(file => $"{file.Path} exists and was not generated. Delete it, or write the workflow to another path with For(...).")
            .ToList();
        if (problems.Count > 0)
        {
            throw new WorkflowException(problems);
        }

        var drifts = DriftCheck.Compare(existing, generated);
        foreach (var drift in drifts)
        {
            if (generated.FirstOrDefault(file => file.Path == drift.Path) is { } file)
            {
                AtomicFile.WriteAllText(PathOf(file), file.Text);
            }
            else
            {
                (root / drift.Path).DeleteFile();
            }
        }

        return drifts;
    }

    private Dictionary<string, string> Read(IReadOnlyList<GeneratedFile> generated) => Folders
        .Select(folder => root / folder)
        .Where(folder => folder.DirectoryExists())
        .SelectMany(folder => Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yml" or ".yaml"))
        .Select(file => root.GetRelativePathTo(AbsolutePath.Parse(file)).ToString().Replace('\\', '/'))
        .Concat(generated.Where(file => PathOf(file).FileExists()).Select(file => file.Path))
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(path => path, path => (root / path).ReadAllText(), StringComparer.Ordinal);

    private AbsolutePath PathOf(GeneratedFile file)
    {
        var path = Path.GetFullPath(Path.Combine(root, file.Path));
        return path.StartsWith($"{root}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? AbsolutePath.Parse(path)
            : throw new WorkflowException([$"{file.Path} is outside of the repository. Give the workflow a path in it with For(...)."]);
    }
}
