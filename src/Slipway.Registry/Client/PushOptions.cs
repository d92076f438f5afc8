namespace Slipway.Registry;

/// <summary>How something is pushed.</summary>
public sealed record PushOptions
{
    /// <summary>What happens when the tag names other content already.</summary>
    public TagConflictPolicy TagConflicts { get; init; } = TagConflictPolicy.Refuse;

    /// <summary>A repository of the same registry that probably has the blobs, so that they need not be sent again; null for none.</summary>
    public string? MountFrom { get; init; }
}
