namespace Slipway.Verification.Kubernetes;

/// <summary>
/// Where nodes pull from in place of a registry: one that this machine's network has, or a cache. The address must be one that nodes reach;
/// a registry on this machine's loopback interface is not, since a node has a loopback of its own: such images are loaded into the nodes instead.
/// </summary>
/// <param name="Registry">The registry's host and port as images name it, for instance <c>ghcr.io</c>.</param>
/// <param name="Endpoint">The mirror, for instance <c>http://172.18.0.1:5000</c>.</param>
public sealed record KindMirror(string Registry, Uri Endpoint)
{
    /// <summary>The file in which containerd looks (containerd docs/hosts.md), below its folder for registries.</summary>
    internal string HostsFile => $"{Registry}/hosts.toml";

    /// <summary>What stands in that file: the mirror is asked first, the registry itself when the mirror does not have it.</summary>
    internal string HostsText => $"""
        [host."{Endpoint.GetLeftPart(UriPartial.Authority)}"]
          capabilities = ["pull", "resolve"]

        """;

    /// <summary>Every mistake.</summary>
    public IEnumerable<string> Validate()
    {
        if (Registry.Length == 0 || Registry.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or ':')))
        {
            yield return $"'{Registry}' is not a registry (expected a host, for instance 'ghcr.io').";
        }

        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
        {
            yield return $"The mirror of {Registry} is '{Endpoint}' (expected an address such as 'http://172.18.0.1:5000').";
        }
        else if (Endpoint.IsLoopback)
        {
            yield return $"The mirror of {Registry} is {Endpoint}: on a node that is the node itself. Give an address that nodes reach.";
        }
    }
}
