namespace Slipway.Registry;

/// <summary>Another program listens on the port that the embedded registry was to use.</summary>
public sealed class RegistryPortInUseException(int port, Exception innerException)
    : IOException($"The embedded registry cannot listen on port {port}: another program does. Stop that program, or choose another port (0 for any free one).", innerException)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
