using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>A tag that must not move names other content already.</summary>
public sealed class TagConflictException(Reference reference, Digest existing, Digest wanted)
    : RegistryException($"{reference} exists with other content: it is {existing}, and {wanted} was to be pushed. Release under a new version, or allow the tag to move.")
{
    /// <summary>The reference with its tag.</summary>
    public Reference Reference { get; } = reference;

    /// <summary>What the tag names now.</summary>
    public Digest ExistingDigest { get; } = existing;

    /// <summary>What was to be pushed.</summary>
    public Digest NewDigest { get; } = wanted;
}
