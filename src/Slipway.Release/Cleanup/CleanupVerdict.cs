namespace Slipway.Release;

/// <summary>What happens to a tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Deletes">Whether it goes, with what it names.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="IsRoutine">Whether there was nothing to decide: a release, a floating tag, a cache.</param>
internal sealed record CleanupVerdict(CleanupTag Tag, bool Deletes, string Reason, bool IsRoutine = false);
