using Slipway.Verification.Suites;

namespace Slipway.Verification.Kubernetes;

/// <summary>What is verified in a cluster.</summary>
public sealed record ClusterPlan
{
    /// <summary>The release's version.</summary>
    public required string Version { get; init; }

    /// <summary>The charts, in the order in which they are installed.</summary>
    public required IReadOnlyList<ClusterChart> Charts { get; init; }

    /// <summary>The version before, which upgrades begin with; null when there is none.</summary>
    public string? PreviousVersion { get; init; }

    /// <summary>The gateway among what the charts install; null when they bring none, then only own suites run.</summary>
    public ClusterGateway? Gateway { get; init; }

    /// <summary>The reference of the image that answers behind the gateway.</summary>
    public string EchoImage { get; init; } = "";

    /// <summary>The suite that the gateway must pass.</summary>
    public Func<IGatewayUnderTest, CancellationToken, Task<SuiteResult>>? Conformance { get; init; }

    /// <summary>The load test; it does not decide anything. Null for none.</summary>
    public Func<IGatewayUnderTest, CancellationToken, Task<LoadResult>>? Load { get; init; }

    /// <summary>Suites of the user's own.</summary>
    public IReadOnlyList<OwnSuite> Suites { get; init; } = [];

    /// <summary>Credentials that pods pull with, in the format of <c>~/.docker/config.json</c>; null when none are needed.</summary>
    public string? PullConfig { get; init; }

    /// <summary>Values of charts that name the repositories of images, where the release is elsewhere than its charts say: path to repository.</summary>
    public IReadOnlyDictionary<string, string> ImageRegistries { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ports of this machine that lead to the nodes; null when there are none, then port-forwards are used and some checks are skipped.</summary>
    public GatewayExposure? Exposure { get; init; }

    /// <summary>Whether the cluster belongs to somebody else: everything stays in a namespace of its own, and what is there is not touched.</summary>
    public bool IsShared { get; init; }

    /// <summary>The namespace of the installation.</summary>
    public string Namespace { get; init; } = "slipway-verify";

    /// <summary>How long everything may take to become ready.</summary>
    public TimeSpan RolloutTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long everything must have run without a crash.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(75);
}
