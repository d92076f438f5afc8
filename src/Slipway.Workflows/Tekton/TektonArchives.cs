namespace Slipway.Workflows.Tekton;

/// <summary>How archives go from task to task: through the shared workspace, their digests as results.</summary>
internal sealed class TektonArchives(JobPlan plan)
{
    private const string Folder = "$SHARED";

    /// <summary>Where the shared workspace is.</summary>
    public static TektonVariable Shared { get; } = new() { Value = $"$(workspaces.{TektonTask.Shared}.path)" };

    /// <summary>Parameters with the digests of what a task gets.</summary>
    public static IEnumerable<(string Name, string Value)> Params(TektonPart part) => part.Job.AssuredAfterFailure ? [] : Digests(part)
        .Select(digest => (digest.Parameter, $"$(tasks.{digest.Task}.results.{digest.Artifact.Output()})"));

    /// <summary>Variables with the digests of what a task gets.</summary>
    public static IEnumerable<(string Name, TektonVariable Value)> Variables(TektonPart part) => part.Job.AssuredAfterFailure ? [] : Digests(part)
        .Select(digest => (digest.Variable, new TektonVariable { Value = $"$(params.{digest.Parameter})" }));

    // A task that runs whatever happened cannot name the result of a task that may have failed; it reads what lies there.
    public static string Unpack(TektonPart part) =>
        (part.Job.AssuredAfterFailure
            ? string.Concat(Digests(part).Select(digest => $"{digest.Variable}=$(cat \"{Folder}/{digest.Archive}.sha256\" 2> /dev/null || true)\n"))
            : "")
        + ArchiveScripts.Unpack(part.Job, _ => Folder);

    public string Pack(TektonPart part)
    {
        var read = plan.Jobs.Where(job => job.AssuredAfterFailure).SelectMany(job => job.Incoming).Select(incoming => incoming.Artifact).ToHashSet();
        return ArchiveScripts.Pack(part.Job, Folder, (artifact, variable) =>
            $"printf %s \"$digest\" > \"$(results.{artifact.Output()}.path)\""
            + (read.Contains(artifact) ? $"\nprintf %s \"$digest\" > \"{Folder}/{artifact.Archive(variable)}.sha256\"" : ""));
    }

    private static IEnumerable<(string Task, JobArtifact Artifact, string Parameter, string Variable, string Archive)> Digests(TektonPart part)
    {
        foreach (var (artifact, samePart) in part.Job.Incoming)
        {
            IEnumerable<int?> parts = artifact.Parts is null ? [null] : samePart ? [part.Index] : Enumerable.Range(0, artifact.Parts.Value).Select(number => (int?)number);
            foreach (var number in parts)
            {
                var suffix = number is null ? "" : $"-{number}";
                yield return (
                    artifact.Job + suffix,
                    artifact,
                    $"digest-{artifact.Name.Replace('.', '-')}{suffix}",
                    artifact.Variable(samePart ? null : number?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    artifact.Archive(number?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }
}
