using System.Globalization;

namespace Slipway.Release;

/// <summary>A build that knows the registry of its release.</summary>
public interface IHazRegistry : IHazArtifacts
{
    /// <summary>The port of the embedded registry when none is given.</summary>
    const int DefaultRegistryPort = 5005;

    /// <summary>The registry and owner; without it the embedded registry is used.</summary>
    [Parameter("Registry and owner to publish to, for instance ghcr.io/acme; the embedded registry when not given")]
    string? Registry => TryGetValue(() => Registry);

    /// <summary>The loopback port of the embedded registry.</summary>
    [Parameter("Port of the embedded registry on the loopback interface")]
    int? RegistryPort => TryGetValue<int?>(() => RegistryPort);

    /// <summary>The folder of the embedded registry.</summary>
    sealed AbsolutePath RegistryDirectory => ArtifactsDirectory / "registry";

    /// <summary>The registry of this release.</summary>
    /// <exception cref="UsageException">A parameter is wrong.</exception>
    sealed RegistryTarget ResolveRegistry()
    {
        var port = RegistryPort ?? DefaultRegistryPort;
        if (port is < 1 or > 65535)
        {
            throw new UsageException($"--registry-port {port.ToString(CultureInfo.InvariantCulture)} is not a port (expected 1 to 65535).");
        }

        try
        {
            return Registry is { Length: > 0 } registry ? RegistryTarget.Parse(registry) : RegistryTarget.AtLoopback(port);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--registry: {error.Message}");
        }
    }
}
