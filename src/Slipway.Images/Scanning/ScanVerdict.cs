namespace Slipway.Images;

/// <summary>What becomes of a vulnerability.</summary>
public enum ScanVerdict
{
    /// <summary>It is not bad enough to stop a release.</summary>
    BelowThreshold,

    /// <summary>A VEX document says that it does not matter here.</summary>
    NotAffected,

    /// <summary>It is accepted for some time.</summary>
    Ignored,

    /// <summary>It stops the release.</summary>
    Failing,
}
