using Slipway.Oci;

namespace Slipway.Release;

/// <summary>That a release was verified, and how it ended.</summary>
public sealed record VerificationMark
{
    /// <summary>How it was verified, for instance <c>local</c>, <c>docker</c> or <c>kind</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Whether it passed.</summary>
    public required bool Passed { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The mark in the registry, by digest: its layers are the reports. Null until it is written.</summary>
    public Reference? Reference { get; init; }
}
