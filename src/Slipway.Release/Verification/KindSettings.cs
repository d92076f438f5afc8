using Slipway.Registry;
using Slipway.Verification.Kubernetes;
using Slipway.Verification.Suites;

namespace Slipway.Release;

/// <summary>What a build wants to be verified in Kubernetes.</summary>
internal sealed record KindSettings
{
    /// <summary>Where releases are published.</summary>
    public required RegistryTarget Registry { get; init; }

    /// <summary>Where releases are staged.</summary>
    public required RegistryTarget Staged { get; init; }

    /// <summary>What of a release is verified.</summary>
    public required VerifyChoice Choice { get; init; }

    /// <summary>Whether the registry has an authority that nodes do not know.</summary>
    public bool HasOwnAuthority { get; init; }

    /// <summary>The credentials for registries.</summary>
    public required ICredentialSource Credentials { get; init; }

    /// <summary>What the conformance suite tests; null for nothing.</summary>
    public ClusterGateway? Gateway { get; init; }

    /// <summary>The checks of the conformance suite.</summary>
    public IReadOnlyList<Slipway.Verification.ConformanceCheck> Checks { get; init; } = Slipway.Verification.ConformanceSuite.StandardChecks;

    /// <summary>The load test; null for none.</summary>
    public Slipway.Verification.LoadOptions? Load { get; init; }

    /// <summary>Further suites.</summary>
    public IReadOnlyList<OwnSuite> Suites { get; init; } = [];

    /// <summary>The values of charts that name images: path to image.</summary>
    public IReadOnlyDictionary<string, string> ChartImages { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The context of an existing cluster; null for clusters of their own.</summary>
    public string? KubeContext { get; init; }

    /// <summary>The versions of Kubernetes as they were given; null when they were not.</summary>
    public string? KubernetesVersions { get; init; }

    /// <summary>The node images that there are, by version of Kubernetes.</summary>
    public required IReadOnlyDictionary<string, string> NodeImages { get; init; }

    /// <summary>What a cluster of some nodes shall be.</summary>
    public Func<string, KindCluster> Cluster { get; init; } = image => new(image);

    /// <summary>Whether clusters stay.</summary>
    public bool KeepCluster { get; init; }

    /// <summary>The clusters that are wanted: a version of Kubernetes and a node image each.</summary>
    /// <exception cref="UsageException">A version is not known.</exception>
    public IReadOnlyList<(string Version, string NodeImage)> Clusters
    {
        get
        {
            var asked = (KubernetesVersions ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(version => version.TrimStart('v')).Distinct(StringComparer.Ordinal).ToList();
            var problems = asked.Where(version => !NodeImages.ContainsKey(version))
                .Select(version => $"--kubernetes-version {version} has no node image in this build (expected {string.Join(", ", NodeImages.Keys)}).").ToList();
            return problems.Count > 0 ? throw new UsageException(problems) : [.. (asked.Count > 0 ? asked : [.. NodeImages.Keys.Take(1)]).Select(version => (version, NodeImages[version]))];
        }
    }

    /// <summary>The settings of a build.</summary>
    /// <exception cref="UsageException">A parameter is wrong.</exception>
    public static KindSettings Of(IVerifyKind build) => new()
    {
        Registry = build.ResolveRegistry(),
        Staged = build.ResolveStageRegistry(),
        Choice = VerifyChoice.Parse(build.Verify),
        HasOwnAuthority = build.RegistryCa is { Length: > 0 },
        Credentials = RegistryClients.Credentials(build),
        Gateway = build.ClusterGateway,
        Checks = build.ConformanceChecks,
        Load = build.ResolveLoad(),
        Suites = build.ClusterSuites,
        ChartImages = build.Charts.SelectMany(chart => chart.Images).DistinctBy(image => image.Key).ToDictionary(StringComparer.Ordinal),
        KubeContext = build.KubeContext,
        KubernetesVersions = build.KubernetesVersion,
        NodeImages = build.NodeImages,
        Cluster = build.DescribeCluster,
        KeepCluster = build.KeepCluster,
    };

    /// <summary>Every mistake, and every program that is missing.</summary>
    /// <param name="path">The folders of programs, as in PATH.</param>
    public IEnumerable<string> Validate(string? path) =>
    [
        .. KindPrograms.Missing(KubeContext is null ? ["docker", "kind", "kubectl", "helm"] : ["kubectl", "helm"], path),
        .. Suites.SelectMany(suite => suite.Validate()),
        .. Choices(),
        .. KubeContext is null ? Clusters.SelectMany(cluster => Cluster(cluster.NodeImage).Validate()) : [],
    ];

    private IEnumerable<string> Choices()
    {
        if (Choice.Docker)
        {
            yield return "--verify docker is for VerifyLocal: VerifyKind runs the release in Kubernetes.";
        }

        if (KubeContext is not null && KubernetesVersions is not null)
        {
            yield return "--kubernetes-version is for kind clusters: the cluster of --kube-context has its own.";
        }

        var registry = Choice.Published ? Registry : Staged;
        if (KubeContext is not null && registry.IsLoopback)
        {
            yield return $"The cluster of --kube-context cannot pull from {registry.Registry}, which is on this machine's loopback interface: give --registry.";
        }
    }
}
