namespace Slipway.Verification.Kubernetes;

/// <summary>What a kind cluster shall be.</summary>
/// <param name="NodeImage">The image of its nodes, with its digest; kind's release notes list them for each version of kind.</param>
public sealed record KindCluster(string NodeImage)
{
    private const int MostNodes = 20;

    /// <summary>How many nodes run the control plane; more than one adds a load balancer.</summary>
    public int ControlPlanes { get; init; } = 1;

    /// <summary>How many nodes there are beside them. Without any, the control plane runs everything.</summary>
    public int Workers { get; init; }

    /// <summary>Ports of the first node that are reached from this machine.</summary>
    public IReadOnlyList<KindPort> Ports { get; init; } = [];

    /// <summary>Where nodes pull from in place of a registry.</summary>
    public IReadOnlyList<KindMirror> Mirrors { get; init; } = [];

    /// <summary>How long the control plane may take.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Every mistake.</summary>
    public IEnumerable<string> Validate()
    {
        if (!HasDigest(NodeImage))
        {
            yield return $"The node image '{NodeImage}' has no digest (expected, for instance, 'kindest/node:v1.33.1@sha256:…'): a tag may mean another image tomorrow.";
        }

        if (ControlPlanes < 1 || Workers < 0 || ControlPlanes + Workers > MostNodes)
        {
            yield return $"A cluster has at least one control plane and at most {MostNodes} nodes, not {ControlPlanes} and {Workers} workers.";
        }

        if (Wait <= TimeSpan.Zero)
        {
            yield return $"The wait for the control plane is {Wait} (expected a positive time).";
        }

        foreach (var problem in Ports.SelectMany(port => port.Validate()).Concat(Mirrors.SelectMany(mirror => mirror.Validate())))
        {
            yield return problem;
        }

        foreach (var twice in Ports.GroupBy(port => (port.ListenAddress, port.HostPort)).Where(group => group.Count() > 1))
        {
            yield return $"Two ports of the cluster are mapped to {twice.Key.ListenAddress}:{twice.Key.HostPort} of this machine.";
        }

        foreach (var twice in Mirrors.GroupBy(mirror => mirror.Registry, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"The registry {twice.Key} has two mirrors.";
        }
    }

    private static bool HasDigest(string image) =>
        image.Split("@sha256:") is [{ Length: > 0 }, { Length: 64 } digest] && digest.All(char.IsAsciiHexDigitLower);
}
