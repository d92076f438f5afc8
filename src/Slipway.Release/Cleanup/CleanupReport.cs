namespace Slipway.Release;

/// <summary>Shows what a clean-up decided.</summary>
/// <param name="deletes">Whether it was done.</param>
internal sealed class CleanupReport(bool deletes)
{
    private const int DigestLength = 19;

    private int _going;
    private int _deleted;

    /// <summary>Shows a repository: a line for each tag that something had to be decided about.</summary>
    public void Add(string repository, IReadOnlyList<CleanupVerdict> verdicts, int deleted)
    {
        var open = verdicts.Where(verdict => !verdict.IsRoutine).OrderByDescending(verdict => verdict.Deletes).ThenByDescending(verdict => verdict.Tag.Created).ToList();
        var width = open.Select(verdict => verdict.Tag.Name.Length).DefaultIfEmpty().Max();
        Log.Information("{Repository}: {Tags} tags, {Routine} of them releases and others that always stay", repository, verdicts.Count, verdicts.Count - open.Count);
        foreach (var verdict in open)
        {
            Log.Information("{Row}", $"  {(verdict.Deletes ? "delete" : "keep  ")}  {verdict.Tag.Name.PadRight(width)}  {verdict.Tag.Digest.ToString()[..DigestLength]}  {verdict.Reason}");
        }

        _going += open.Count(verdict => verdict.Deletes);
        _deleted += deleted;
    }

    /// <summary>Shows the sum.</summary>
    public void Show() => Log.Information("{Outcome}", (_going, deletes) switch
    {
        (0, _) => "Nothing to delete.",
        (_, true) => $"Deleted {_going} tags, {_deleted} manifests.",
        _ => $"{_going} tags would be deleted. Nothing was: add --yes.",
    });
}
