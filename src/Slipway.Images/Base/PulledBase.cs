using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A base that was pulled; or, without a root, the decision for a host base.</summary>
internal sealed record PulledBase(string Name, Descriptor? Root)
{
    /// <summary>The decision for no base at all.</summary>
    public static PulledBase None { get; } = new(ImageSpec.Scratch, null);
}
