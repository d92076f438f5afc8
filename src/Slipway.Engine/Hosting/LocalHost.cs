namespace Slipway.Engine;

/// <summary>A person's machine.</summary>
public sealed class LocalHost : Host
{
    internal static LocalHost Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "Local";
}
