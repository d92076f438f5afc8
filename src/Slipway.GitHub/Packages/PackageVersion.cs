namespace Slipway.GitHub;

/// <summary>A version of a container package: a manifest of its repository.</summary>
/// <param name="Id">GitHub's number of it.</param>
/// <param name="Digest">The manifest's digest, <c>sha256:…</c>.</param>
/// <param name="Tags">The tags that name it, in no order; empty for platforms and for what is about an image.</param>
/// <param name="Created">When it was pushed.</param>
public sealed record PackageVersion(long Id, string Digest, IReadOnlyList<string> Tags, DateTimeOffset Created);
