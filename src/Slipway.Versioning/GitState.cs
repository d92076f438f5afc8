namespace Slipway.Versioning;

/// <summary>What a version follows from in a git repository, at one moment.</summary>
public sealed record GitState
{
    /// <summary>The full commit id of HEAD.</summary>
    public required string Commit { get; init; }

    /// <summary>When HEAD was committed.</summary>
    public required DateTimeOffset CommitTime { get; init; }

    /// <summary>The checked out branch; null when HEAD is detached.</summary>
    public string? Branch { get; init; }

    /// <summary>Whether tracked files are changed or untracked files are there that are not ignored.</summary>
    public bool IsDirty { get; init; }

    /// <summary>The tags at HEAD, in any order.</summary>
    public IReadOnlyList<string> HeadTags { get; init; } = [];

    /// <summary>The tags that HEAD descends from (HEAD's own included), nearest first.</summary>
    public IReadOnlyList<string> NearestTags { get; init; } = [];

    /// <summary>The first twelve digits of the commit id.</summary>
    public string ShortCommit => Commit[..Math.Min(12, Commit.Length)];
}
