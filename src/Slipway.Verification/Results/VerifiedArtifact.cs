namespace Slipway.Verification;

/// <summary>Something of the release that was verified.</summary>
/// <param name="Kind"><c>image</c> or <c>chart</c>.</param>
/// <param name="Reference">Where it was taken from.</param>
/// <param name="Digest">What was taken: <c>sha256:…</c>.</param>
public sealed record VerifiedArtifact(string Kind, string Reference, string Digest);
