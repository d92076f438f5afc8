namespace Slipway.Registry;

/// <summary>A registry could not be reached, or stopped answering, in spite of several attempts.</summary>
public sealed class RegistryUnavailableException(string registry, string reason, Exception innerException)
    : RegistryException($"The registry {registry} does not answer, also after several attempts: {reason} Check its name, the network and the proxy settings, and run the command again.", innerException)
{
    /// <summary>The registry's host.</summary>
    public string Registry { get; } = registry;
}
