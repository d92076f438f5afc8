namespace Slipway.Registry;

/// <summary>A registry does not let the caller in, or not do this: credentials are missing, wrong or do not suffice.</summary>
public sealed class RegistryAuthenticationException(string registry, string message, Exception? innerException = null) : RegistryException(message, innerException)
{
    /// <summary>The registry's host.</summary>
    public string Registry { get; } = registry;
}
