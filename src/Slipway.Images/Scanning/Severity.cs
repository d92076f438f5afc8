namespace Slipway.Images;

/// <summary>How bad a vulnerability is, from the least to the worst.</summary>
public enum Severity
{
    /// <summary>Nobody says.</summary>
    Unknown,

    /// <summary>It hardly matters.</summary>
    Negligible,

    /// <summary>CVSS 0.1 to 3.9.</summary>
    Low,

    /// <summary>CVSS 4.0 to 6.9.</summary>
    Medium,

    /// <summary>CVSS 7.0 to 8.9.</summary>
    High,

    /// <summary>CVSS 9.0 to 10.</summary>
    Critical,
}
