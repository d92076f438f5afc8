namespace Slipway.Engine;

/// <summary>A person's machine.</summary>
public sealed class LocalHost : Host
{
    /// <inheritdoc/>
    public override string Name => "Local";
}
