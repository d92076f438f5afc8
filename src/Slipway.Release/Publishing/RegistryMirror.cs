namespace Slipway.Release;

/// <summary>Another registry that gets a release, with what <c>docker login</c> stored for it. The charts in it name the images of the release's own registry.</summary>
/// <param name="Registry">Registry and owner, for instance <c>quay.io/acme</c>.</param>
public sealed record RegistryMirror(string Registry)
{
    /// <summary>Whether it gets stable versions only.</summary>
    public bool StableOnly { get; init; }
}
