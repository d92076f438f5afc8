namespace Slipway.Registry;

/// <summary>How something is copied.</summary>
public sealed record CopyOptions
{
    /// <summary>What happens when the tag names other content already.</summary>
    public TagConflictPolicy TagConflicts { get; init; } = TagConflictPolicy.Refuse;

    /// <summary>Whether what is about the copied manifests (signatures, SBOMs, provenance) is copied too.</summary>
    public bool IncludeReferrers { get; init; } = true;
}
