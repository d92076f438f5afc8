namespace Slipway.Versioning;

/// <summary>A version and why it is this one.</summary>
/// <param name="Version">The version.</param>
/// <param name="Reason">For a person, for instance <c>tag v1.4.0 at HEAD</c>.</param>
public sealed record DeterminedVersion(ReleaseVersion Version, string Reason);
