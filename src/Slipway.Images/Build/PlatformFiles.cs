namespace Slipway.Images;

/// <summary>What is put onto the base for a platform. Platforms with the same files share one instance, whose layers are made once.</summary>
/// <param name="Layers">The layers, lowest first.</param>
/// <param name="Entrypoint">What is executed; null for what the base executes.</param>
/// <param name="WorkingDirectory">Where it is executed, an absolute path; null for where the base does.</param>
internal sealed record PlatformFiles(IReadOnlyList<LayerFiles> Layers, IReadOnlyList<string>? Entrypoint, string? WorkingDirectory)
{
    /// <summary>Nothing: the image is what it is.</summary>
    public static PlatformFiles None { get; } = new([], null, null);
}
