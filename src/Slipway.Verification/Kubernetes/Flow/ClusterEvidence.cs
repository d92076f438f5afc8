using System.Globalization;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Collects what helps to find the reason of a failure: the state of the pods, events, ends of logs.</summary>
internal sealed class ClusterEvidence(Kubectl kubectl, string space)
{
    private const int MostEvents = 100;
    private const int LogLines = 200;
    private const int MostLogs = 20;

    /// <summary>What can still be had; a cluster that is gone gives a single piece that says so.</summary>
    public async Task<IReadOnlyList<Evidence>> CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var events = await kubectl.ReadEventsAsync(space, cancellationToken);
            var pods = await kubectl.ReadPodsAsync(space, cancellationToken);
            return
            [
                new($"namespace {space}", "pods", string.Join('\n', pods.Select(pod => Describe(pod, events)))),
                new($"namespace {space}", "events", string.Join('\n', events.OrderBy(happened => happened.Time).TakeLast(MostEvents).Select(Describe))),
                .. await LogsAsync(pods, cancellationToken),
            ];
        }
        catch (ToolFailedException error)
        {
            return [new($"namespace {space}", "no evidence", error.Message)];
        }
    }

    private async Task<IReadOnlyList<Evidence>> LogsAsync(IReadOnlyList<Pod> pods, CancellationToken cancellationToken)
    {
        // Those that are not ready or fell tell most.
        var containers = pods
            .OrderBy(pod => pod.IsReady)
            .ThenByDescending(pod => pod.Restarts)
            .SelectMany(pod => pod.Status.InitContainerStatuses.Concat(pod.Status.ContainerStatuses).Select(status => (Pod: pod.Metadata.Name, Status: status)))
            .Take(MostLogs);
        var evidence = new List<Evidence>();
        foreach (var (pod, status) in containers)
        {
            foreach (var previous in status.RestartCount > 0 ? (bool[])[true, false] : [false])
            {
                var log = await kubectl.ReadLogsAsync(pod, space, status.Name, previous, LogLines, cancellationToken);
                if (log.Count > 0)
                {
                    evidence.Add(new($"pod {pod}, container {status.Name}", previous ? "log of the run before" : "log", string.Join('\n', log)));
                }
            }
        }

        return evidence;
    }

    private static string Describe(Pod pod, IReadOnlyList<ClusterEvent> events) =>
        PodDiagnosis.Explain(pod, events)?.ToString()
        ?? string.Create(CultureInfo.InvariantCulture, $"pod {pod.Metadata.Name}: {(pod.IsDone ? "done" : "ready")}, {pod.Restarts} restarts, on {pod.Spec.NodeName}");

    private static string Describe(ClusterEvent happened) => string.Create(
        CultureInfo.InvariantCulture,
        $"{happened.Time:HH:mm:ss} {happened.Type} {happened.InvolvedObject.Kind}/{happened.InvolvedObject.Name} {happened.Reason}{(happened.Count > 1 ? $" (x{happened.Count})" : "")}: {happened.Message.TrimEnd()}");
}
