namespace Slipway.Workflows;

/// <summary>What the header of a file says.</summary>
public enum HeaderState
{
    /// <summary>The file has none: it was not generated.</summary>
    Missing,

    /// <summary>The file is as it was generated.</summary>
    Intact,

    /// <summary>The file was edited after it was generated.</summary>
    Edited,
}
