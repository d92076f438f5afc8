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
    [Parameter("Port of the embedded registry on the loopback interface; 5005 when not given")]
    int? RegistryPort => TryGetValue<int?>(() => RegistryPort);

    /// <summary>The user for <see cref="Registry"/>; without it and a password, what <c>docker login</c> stored is used.</summary>
    [Parameter("User for the registry; what docker login stored when not given")]
    string? RegistryUsername => TryGetValue(() => RegistryUsername);

    /// <summary>The password or token for <see cref="Registry"/>.</summary>
    [Parameter("Password or token for the registry")]
    [Secret]
    string? RegistryPassword => TryGetValue(() => RegistryPassword);

    /// <summary>What the embedded registry asks for where it is served to others.</summary>
    [Parameter("Token of the embedded registry: ServeRegistry asks for it, the other targets send it")]
    [Secret]
    string? RegistryToken => TryGetValue(() => RegistryToken);

    /// <summary>Authorities whose certificates registries may have, beside those of the system.</summary>
    [Parameter("PEM file with certificate authorities that registries may have their certificates from, beside the system's")]
    string? RegistryCa => TryGetValue(() => RegistryCa);

    /// <summary>The folder of the embedded registry.</summary>
    sealed AbsolutePath RegistryDirectory => ArtifactsDirectory / "registry";

    /// <summary>The registry of this release.</summary>
    /// <exception cref="UsageException">A parameter is wrong.</exception>
    sealed RegistryTarget ResolveRegistry()
    {
        try
        {
            return Registry is { Length: > 0 } registry ? RegistryTarget.Parse(registry) : RegistryTarget.AtLoopback(ResolveRegistryPort());
        }
        catch (FormatException error)
        {
            throw new UsageException($"--registry: {error.Message}");
        }
    }

    /// <summary>The port of the embedded registry.</summary>
    /// <exception cref="UsageException">It is no port.</exception>
    sealed int ResolveRegistryPort() => RegistryPort switch
    {
        null => DefaultRegistryPort,
        >= 1 and <= 65535 and var port => port,
        var port => throw new UsageException($"--registry-port {port} is not a port (expected 1 to 65535)."),
    };
}
