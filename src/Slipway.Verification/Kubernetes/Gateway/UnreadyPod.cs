namespace Slipway.Verification.Kubernetes;

/// <summary>A pod of the proxy that finds no controller.</summary>
internal sealed class UnreadyPod : IUnreadyInstance
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RemoveTime = TimeSpan.FromSeconds(30);

    private readonly GatewayContext _context;
    private readonly string _pod;
    private readonly PortForward _forward;

    private UnreadyPod(GatewayContext context, string pod, PortForward forward)
    {
        _context = context;
        _pod = pod;
        _forward = forward;
    }

    /// <inheritdoc/>
    public Uri Admin => _forward.Address;

    /// <summary>Waits until the pod runs and answers.</summary>
    /// <exception cref="WorkloadFailedException">It does not start.</exception>
    public static async Task<UnreadyPod> OpenAsync(GatewayContext context, string pod, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (await ReadAsync(context, pod, cancellationToken) is not { Status.ContainerStatuses: [{ State.Running: not null }, ..] })
        {
            if (context.Time.GetElapsedTime(started) > StartTime)
            {
                var problem = await ReadAsync(context, pod, cancellationToken) is { } state ? PodDiagnosis.Explain(state, []) : null;
                throw new WorkloadFailedException($"The instance that shall not become ready does not start: {problem?.ToString() ?? "it is gone"}");
            }

            await Task.Delay(Poll, context.Time, cancellationToken);
        }

        var forward = await context.ForwardAsync($"pod/{pod}", GatewayExposure.AdminPort, cancellationToken);
        await GatewayReach.WaitAsync(new(forward.Address, "/healthz"), StartTime, context.Time, cancellationToken);
        return new(context, pod, forward);
    }

    /// <summary>Removes the pod.</summary>
    public static async Task RemoveAsync(GatewayContext context, string pod)
    {
        using var limit = new CancellationTokenSource(RemoveTime);
        await context.Kubectl.CheckedAsync(["delete", "pod", pod, "-n", context.Namespace, "--grace-period=1", "--ignore-not-found"], null, limit.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _forward.DisposeAsync();
        await RemoveAsync(_context, _pod);
    }

    private static async Task<Pod?> ReadAsync(GatewayContext context, string pod, CancellationToken cancellationToken) =>
        (await context.Kubectl.ReadPodsAsync(context.Namespace, cancellationToken)).FirstOrDefault(item => item.Metadata.Name == pod);
}
