using System.Text;

namespace Slipway.Workflows;

/// <summary>
/// Bash scripts that pack what a job leaves into one archive for each artefact, hand its digest on, and check the digest before anything is
/// unpacked. Archives keep modes and links, which the stores of CI systems lose.
/// </summary>
internal static class ArchiveScripts
{
    // Macs have the same tool under another name.
    private const string MacChecksum = "sha256() { if command -v sha256sum > /dev/null; then sha256sum \"$@\"; else shasum -a 256 \"$@\"; fi; }\n";

    /// <summary>Packs what a job leaves. In a matrix the variable <c>PART</c> has the job's position.</summary>
    /// <param name="job">The job.</param>
    /// <param name="folder">Where the archives go.</param>
    /// <param name="report">The line that hands on the digest in <c>$digest</c>, for an artefact and the part's variable.</param>
    public static string Pack(PlannedJob job, string folder, Func<JobArtifact, string?, string> report)
    {
        var mac = job.Matrix.Runners.Any(runner => runner.IsMac);
        var text = new StringBuilder(mac ? MacChecksum : "").Append("shopt -s dotglob globstar nullglob\n").Append($"mkdir -p {folder}\n");
        foreach (var artifact in job.Outgoing)
        {
            var part = artifact.Parts is null ? null : "$PART";
            var archive = $"{folder}/{artifact.Archive(part)}";
            string[] lines =
            [
                $"tar -cf \"{archive}\" -- {string.Join(' ', artifact.Paths.Select(Shell.Glob))}",
                $"digest=$({Checksum(mac)} < \"{archive}\" | cut -d ' ' -f 1)",
                report(artifact, part),
            ];

            // After a failure there may be no manifest.
            text.AppendJoin('\n', artifact.IsManifest && job.AssuredAfterFailure ? Guarded($"-d {Shell.Glob(artifact.Paths[0])}", lines) : lines).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Checks and unpacks what a job gets. The digests are in variables as <see cref="ArchiveNames"/> calls them.</summary>
    /// <param name="job">The job.</param>
    /// <param name="folder">Where the archives of an artefact are.</param>
    public static string Unpack(PlannedJob job, Func<JobArtifact, string> folder)
    {
        var mac = job.Matrix.Runners.Any(runner => runner.IsMac);
        var text = new StringBuilder(mac ? MacChecksum : "");
        foreach (var (artifact, samePart) in job.Incoming)
        {
            var whole = artifact.Parts is null || samePart;
            var variable = artifact.Variable();
            var archive = $"{folder(artifact)}/{artifact.Archive(artifact.Parts is null ? null : samePart ? "$PART" : "$part")}";
            var digest = whole ? $"${variable}" : "${!digest}";
            string[] lines = [$"echo \"{digest}  {archive}\" | {Checksum(mac)} --check", $"tar -xof \"{archive}\""];
            IEnumerable<string> body = whole
                ? lines
                : [$"for ((part = 0; part < {artifact.Parts}; part++)); do", $"  digest=\"{variable}__$part\"", .. lines.Select(line => $"  {line}"), "done"];

            // After a failure there may be nothing to unpack.
            text.AppendJoin('\n', job.AssuredAfterFailure ? Guarded($"-n \"${{{(whole ? variable : $"{variable}__0")}:-}}\"", body) : body).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Lines for jobs of a matrix that get the digests of all parts: each takes the one of its own position.</summary>
    public static string OwnDigests(PlannedJob job) => string.Concat(job.Incoming.Where(incoming => incoming.SamePart).Select(incoming => incoming.Artifact.Variable())
        .Select(variable => $"{variable}__PART=\"{variable}__$PART\"\n{variable}=\"${{!{variable}__PART:-}}\"\n"));

    private static string Checksum(bool mac) => mac ? "sha256" : "sha256sum";

    private static IEnumerable<string> Guarded(string condition, IEnumerable<string> lines) => [$"if [ {condition} ]; then", .. lines.Select(line => $"  {line}"), "fi"];
}
