namespace Slipway.Registry;

/// <summary>The embedded registry cannot write to its folder.</summary>
public sealed class RegistryRootException(string root, Exception innerException)
    : IOException($"The embedded registry cannot write to its folder {root}: {innerException.Message} Choose another folder or make this one writable.", innerException)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = root;
}
