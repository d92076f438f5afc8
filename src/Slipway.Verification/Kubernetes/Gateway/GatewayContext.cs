using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>What is needed to do something to a gateway in a cluster.</summary>
internal sealed record GatewayContext(IToolRunner Runner, Kubectl Kubectl, ClusterGateway Gateway, string Namespace, TimeProvider Time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan RolloutTime = TimeSpan.FromMinutes(2);

    /// <summary>The ports of this machine that lead to the nodes; null when the gateway is reached through port-forwards.</summary>
    public GatewayExposure? Exposure { get; init; }

    /// <summary>The reference of the echo backend's image.</summary>
    public required string EchoImage { get; init; }

    /// <summary>Whether pods need credentials to pull it.</summary>
    public bool HasPullSecret { get; init; }

    /// <summary>Waits until a deployment is complete.</summary>
    public Task WaitAsync(string deployment, CancellationToken cancellationToken) =>
        new RolloutWatch(Kubectl, Time, _ => { }).WaitAsync(Namespace, deployment, RolloutTime, cancellationToken);

    /// <summary>Replaces a deployment's pods and waits until the old ones are gone, which a complete rollout does not mean.</summary>
    public async Task RollOutAsync(string deployment, CancellationToken cancellationToken)
    {
        await Kubectl.RestartAsync(Namespace, deployment, cancellationToken);
        await WaitAsync(deployment, cancellationToken);
        while ((await Kubectl.ReadPodsAsync(Namespace, cancellationToken)).Any(pod => pod.IsEnding && pod.IsOf(deployment)))
        {
            await Task.Delay(Poll, Time, cancellationToken);
        }
    }

    /// <summary>Opens a forward to something in the namespace.</summary>
    public Task<PortForward> ForwardAsync(string target, int port, CancellationToken cancellationToken) =>
        PortForward.OpenAsync(Runner, Kubectl, Namespace, target, port, cancellationToken);
}
