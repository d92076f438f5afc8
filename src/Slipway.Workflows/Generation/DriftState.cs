namespace Slipway.Workflows;

/// <summary>How a file on disk differs from what is generated.</summary>
public enum DriftState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>The build changed since it was generated.</summary>
    Stale,

    /// <summary>It was edited by hand.</summary>
    Edited,

    /// <summary>It was generated, and no workflow makes it any more.</summary>
    Orphaned,
}
