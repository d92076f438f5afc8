using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>The tag that a release is staged under.</summary>
internal static class StageTag
{
    /// <summary>What every such tag starts with.</summary>
    public const string Prefix = "stage-";

    private const int ShortCommit = 12;

    /// <summary><c>stage-{commit, 12 digits}-{version}</c>, <c>+</c> of the version as in image tags.</summary>
    /// <exception cref="UsageException">The version is too long for a tag.</exception>
    public static string Of(ReleaseIdentity identity)
    {
        var commit = identity.Commit is { Length: >= ShortCommit } full ? full[..ShortCommit] : "nocommit";
        var tag = $"{Prefix}{commit}-{ReleaseVersion.Parse(identity.Version).ImageTag}";
        return Reference.IsTag(tag) ? tag : throw new UsageException($"The version {identity.Version} cannot be staged: {tag} has {tag.Length} characters, and tags have 128 at most.");
    }
}
