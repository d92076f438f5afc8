using Slipway.Oci;

namespace Slipway.Release;

/// <summary>A tag that a release shall have.</summary>
/// <param name="Kind"><c>platform</c>, <c>image</c>, <c>chart</c> or <c>release</c>.</param>
/// <param name="Reference">The tag.</param>
/// <param name="Digest">What it shall name.</param>
internal sealed record TagGoal(string Kind, Reference Reference, Digest Digest)
{
    /// <summary>Whether it moves from release to release.</summary>
    public bool Floats { get; init; }
}
