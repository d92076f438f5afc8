namespace Slipway.Workflows;

/// <summary>Compares the files of a repository with what is generated.</summary>
public static class DriftCheck
{
    /// <summary>Every file that differs, in the order of their paths; empty when all is as generated.</summary>
    /// <param name="existing">Texts by path: at least the files of <paramref name="generated"/> that exist, and those beside them.</param>
    /// <param name="generated">What is generated.</param>
    public static IReadOnlyList<Drift> Compare(IReadOnlyDictionary<string, string> existing, IReadOnlyList<GeneratedFile> generated)
    {
        var made = generated.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var changed = generated.Select(file => Compare(existing.GetValueOrDefault(file.Path), file)).OfType<Drift>();
        var orphaned = existing
            .Where(file => !made.Contains(file.Key) && FileHeader.Check(file.Value) != HeaderState.Missing)
            .Select(file => new Drift(file.Key, DriftState.Orphaned, UnifiedDiff.Of(file.Key, file.Value, "")));
        return [.. changed.Concat(orphaned).OrderBy(drift => drift.Path, StringComparer.Ordinal)];
    }

    private static Drift? Compare(string? existing, GeneratedFile generated)
    {
        var text = existing?.ReplaceLineEndings("\n");
        return text is null ? new Drift(generated.Path, DriftState.Missing, UnifiedDiff.Of(generated.Path, "", generated.Text))
            : text == generated.Text ? null
            : new Drift(
                generated.Path,
                FileHeader.Check(text) == HeaderState.Intact ? DriftState.Stale : DriftState.Edited,
                UnifiedDiff.Of(generated.Path, text, generated.Text));
    }
}
