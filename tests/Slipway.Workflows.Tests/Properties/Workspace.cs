using System.Security.Cryptography;
using System.Text;

namespace Slipway.Workflows.Tests.Properties;

/// <summary>
/// A working tree in memory, and targets that behave as their definitions say: they read exactly what they consume, what their local targets left
/// and the sections of the release manifest that were made before them; they fail when something of it is missing, and what they write depends on all of it.
/// </summary>
internal sealed class Workspace(BuildModel build)
{
    /// <summary>A target's work is a number of cases that a partition divides.</summary>
    private const int Cases = 6;

    private readonly Dictionary<string, WorkflowTarget> _targets = build.Targets.ToDictionary(target => target.Name, StringComparer.Ordinal);

    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, string>> Manifest => Files.Where(file => file.Key.StartsWith("artifacts/manifest/", StringComparison.Ordinal));

    /// <summary>Runs a target, or a part of it.</summary>
    /// <param name="name">The target.</param>
    /// <param name="earlier">Targets whose sections it counts on.</param>
    /// <param name="part">Which part, from 1.</param>
    /// <param name="parts">Of how many.</param>
    public void Run(string name, IEnumerable<string> earlier, int part = 1, int parts = 1)
    {
        var target = _targets[name];
        var inputs = new StringBuilder(name);
        foreach (var local in target.Node.DependsOn.Where(dependency => _targets[dependency].Local))
        {
            Read($"tree/{local}", name, inputs);
        }

        foreach (var file in target.Consumes.SelectMany(consumed => Enumerable.Range(0, Cases).Select(number => $"out/{consumed}/{number}")))
        {
            Read(file, name, inputs);
        }

        foreach (var section in earlier.Where(other => _targets[other].AddsToManifest).SelectMany(other => Enumerable.Range(0, Cases).Select(number => $"artifacts/manifest/{other}-{number}")))
        {
            Read(section, name, inputs);
        }

        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(inputs.ToString())));
        Files[$"tree/{name}"] = digest;
        foreach (var number in Enumerable.Range(0, Cases).Where(number => number % parts == part - 1))
        {
            if (target.Node.Produces.Count > 0)
            {
                Files[$"out/{name}/{number}"] = digest + number;
            }

            if (target.AddsToManifest)
            {
                Files[$"artifacts/manifest/{name}-{number}"] = digest + number;
            }
        }
    }

    /// <summary>The files of an artefact.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pack(JobArtifact artifact) =>
        Files.Where(file => artifact.Paths.Any(glob => file.Key.StartsWith($"{ProductGlob.Folder(glob)}/", StringComparison.Ordinal)));

    private void Read(string file, string reader, StringBuilder inputs) =>
        inputs.Append(Files.TryGetValue(file, out var content) ? content : throw new InvalidOperationException($"{reader} misses {file}."));
}
