using Slipway.Oci;

namespace Slipway.Release;

/// <summary>
/// Where a release goes, and the one rule for the names in it: images at <c>{registry}/{owner}/{name}</c>, charts at
/// <c>{registry}/{owner}/charts/{name}</c>, so that an image and a chart of the same name do not meet.
/// </summary>
public sealed record RegistryTarget
{
    private RegistryTarget(string prefix, bool embedded)
    {
        Prefix = prefix;
        Embedded = embedded;
    }

    /// <summary>Registry and owner, for instance <c>ghcr.io/acme</c>.</summary>
    public string Prefix { get; }

    /// <summary>Whether it is the registry embedded in this build.</summary>
    public bool Embedded { get; }

    /// <summary>The registry's host and port.</summary>
    public string Registry => Prefix.Split('/')[0];

    /// <summary>Whether it is on this machine's loopback interface, where no other machine and no container finds it.</summary>
    public bool IsLoopback => new Uri($"http://{Registry}").IsLoopback;

    /// <summary>The embedded registry on a port of the loopback interface.</summary>
    public static RegistryTarget AtLoopback(int port) => new($"localhost:{port}/local", embedded: true);

    /// <summary>Reads a registry with an owner, for instance <c>ghcr.io/acme</c>.</summary>
    /// <exception cref="FormatException">The text has a scheme, a tag, or names no registry.</exception>
    public static RegistryTarget Parse(string text)
    {
        var prefix = text.TrimEnd('/');
        if (!Reference.TryParse($"{prefix}/name", out var reference) || reference.Name != $"{prefix}/name")
        {
            throw new FormatException($"'{text}' is not a registry (expected a host and an owner without scheme and tag, for instance 'ghcr.io/acme' or 'localhost:5000/acme').");
        }

        return new(prefix, embedded: false);
    }

    /// <summary>The repository of an image.</summary>
    public string Image(string name) => $"{Prefix}/{name}";

    /// <summary>The repository of the release manifests.</summary>
    public string Release => $"{Prefix}/release";

    /// <summary>The repository of a chart.</summary>
    public string Chart(string name) => $"{Prefix}/charts/{name}";
}
