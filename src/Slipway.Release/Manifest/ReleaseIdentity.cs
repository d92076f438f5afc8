namespace Slipway.Release;

/// <summary>The version and the commit that everything of one release is made from.</summary>
public sealed record ReleaseIdentity
{
    /// <summary>The version with its <c>v</c>, for instance <c>v1.4.0</c> or <c>v0.0.0-manual-1a2b3c4d5e6f</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Why it is this version, in words for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The full commit id; null when the sources come from no git repository.</summary>
    public string? Commit { get; init; }

    /// <summary>The commit's time, or that of <c>SOURCE_DATE_EPOCH</c>: every time stamp in what is built.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether the version is for development: its tags may move to other content.</summary>
    public required bool Development { get; init; }
}
