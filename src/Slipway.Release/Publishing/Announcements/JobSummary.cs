namespace Slipway.Release;

/// <summary>Adds a table of what was published to the summary of a GitHub job.</summary>
/// <param name="file">The summary's file, <c>GITHUB_STEP_SUMMARY</c>.</param>
public sealed class JobSummary(AbsolutePath file) : IReleaseAnnouncer
{
    /// <inheritdoc/>
    public string Name => "summary of the job";

    /// <inheritdoc/>
    public async Task AnnounceAsync(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var text = Markdown(manifest);
        if (!file.FileExists() || !(await File.ReadAllTextAsync(file, cancellationToken)).Contains(text, StringComparison.Ordinal))
        {
            await File.AppendAllTextAsync(file, text, cancellationToken);
        }
    }

    // References and digests have no character that means something in Markdown within a code span.
    private static string Markdown(ReleaseManifest manifest) => string.Concat(
    [
        $"\n### {manifest.Identity.Version}\n\n| | reference | digest |\n|---|---|---|\n",
        .. manifest.Publication!.References.Select(reference => $"| {reference.Kind} | `{reference.Reference}` | `{reference.Digest}` |\n"),
    ]);
}
