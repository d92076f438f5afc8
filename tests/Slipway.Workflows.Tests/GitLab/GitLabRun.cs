using Slipway.Testing;
using Slipway.Workflows.GitLab;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>Runs the jobs of a pipeline one after the other, each in a folder of its own, as GitLab's runners do.</summary>
internal sealed class GitLabRun : IDisposable
{
    private readonly TempDirectory _root = new();
    private readonly Dictionary<string, List<(string Path, string File)>> _artifacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Name, string Value)>> _digests = new(StringComparer.Ordinal);

    /// <summary>What each job printed.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders by job, and by the position in a matrix.</summary>
    public string Folder(string job, int index = 1) => Path.Combine(_root.Path, job, $"{index}");

    public void Run(string job, GitLabJob definition)
    {
        _artifacts[job] = [];
        _digests[job] = [];
        foreach (var (variables, index) in Parts(definition).Select((part, index) => (part, index + 1)))
        {
            var folder = FakeBuild.CheckOut(Folder(job, index));
            foreach (var (path, file) in definition.Needs.Where(need => need.Artifacts).SelectMany(need => _artifacts[need.Job]))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.Copy(file, Path.Combine(folder, path));
            }

            var digests = definition.Needs.Where(need => need.Artifacts).SelectMany(need => _digests[need.Job]);
            Outputs[$"{job}.{index}"] = Bash.Run(string.Join('\n', definition.Script), folder, [.. variables, .. digests, ("CI_NODE_INDEX", $"{index}")]);
            Collect(job, folder, definition);
        }
    }

    public void Dispose() => _root.Dispose();

    private static IEnumerable<List<(string, string)>> Parts(GitLabJob job) => job.Matrix.Count == 0 ? [[]] : job.Matrix.SelectMany(entry => entry
        .Aggregate((IEnumerable<List<(string, string)>>)[[]], (parts, axis) => parts.SelectMany(part => axis.Value.Select(value => (List<(string, string)>)[.. part, (axis.Key, value)]))));

    private void Collect(string job, string folder, GitLabJob definition)
    {
        foreach (var path in definition.Artifacts?.Paths.Where(path => path.StartsWith(".nuke/", StringComparison.Ordinal)) ?? [])
        {
            _artifacts[job].AddRange(Directory.EnumerateFiles(Path.Combine(folder, Path.GetDirectoryName(path)!), Path.GetFileName(path)).Select(file => (Path.GetRelativePath(folder, file), file)));
        }

        if (definition.Artifacts?.Dotenv is { } digests)
        {
            _digests[job].AddRange(File.ReadLines(Path.Combine(folder, digests)).Select(line => line.Split('=')).Select(pair => (pair[0], pair[1])));
        }
    }
}
