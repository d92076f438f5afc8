using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Verifies a release in a fresh kind cluster, which is deleted whatever happened.</summary>
/// <param name="tools">The programs.</param>
/// <param name="ledger">Remembers the cluster, should this process be killed.</param>
/// <param name="time">Measures.</param>
/// <param name="announce">Is told what is done.</param>
public sealed class KindVerification(ClusterTools tools, ClusterLedger ledger, TimeProvider time, Action<string> announce)
{
    private const string ReadyTime = "--timeout=120s";

    private readonly KindClient _kind = new(tools.Runner, tools.Kind);

    /// <summary>Creates the cluster, verifies, deletes it. What fails is in the result; only a cancelled run throws, and leaves the cluster in the ledger.</summary>
    public async Task<ClusterFindings> RunAsync(KindRun run, CancellationToken cancellationToken)
    {
        var steps = new StepRecorder(time, announce, run.Prefix);
        var name = ledger.NewName(time);
        using var entry = ledger.Hold(new(name));
        ClusterFindings? findings = null;
        try
        {
            var access = await CreateAsync(name, run, steps, cancellationToken);
            findings = await new ClusterVerification(tools, run.Plan, ledger.Folder / name, time, announce).RunAsync(access, run.Prefix, cancellationToken);
        }
        catch (StepFailedException error)
        {
            announce(error.Message);
        }

        var created = steps.Steps.ToList();
        var rest = new StepRecorder(time, announce, run.Prefix);
        await EndAsync(name, run, rest, cancellationToken);
        var found = findings ?? new() { Steps = [], Suites = [], Evidence = [], Tools = new Dictionary<string, string>(StringComparer.Ordinal) };
        return found with { Steps = [.. created, .. found.Steps, .. rest.Steps.Where(step => step.Outcome == CheckOutcome.Passed)] };
    }

    private async Task<ClusterAccess> CreateAsync(string name, KindRun run, StepRecorder steps, CancellationToken cancellationToken)
    {
        var access = await steps.RunAsync($"create cluster {name}", () => _kind.CreateAsync(name, run.Cluster, ledger.Folder, line => announce($"  {line.Text.Trim()}"), cancellationToken));
        var kubectl = new Kubectl(tools.Runner, access, tools.Kubectl);

        // kind waits as well, and takes it for success when that takes too long.
        await steps.RunAsync("wait for the nodes", () => kubectl.CheckedAsync(["wait", "--for=condition=Ready", "nodes", "--all", ReadyTime], null, cancellationToken));
        if (run.Cluster.Mirrors.Count > 0)
        {
            await steps.RunAsync("set up registry mirrors", () => new KindMirrorWriter(tools.Runner, kubectl, tools.Docker).WriteAsync(run.Cluster.Mirrors, cancellationToken));
        }

        if (run.Archive is { } archive)
        {
            await steps.RunAsync("load images into the nodes", () => _kind.LoadAsync(name, archive, cancellationToken));
        }

        return access;
    }

    private async Task EndAsync(string name, KindRun run, StepRecorder steps, CancellationToken cancellationToken)
    {
        if (run.Keep)
        {
            ledger.Remove(name);
            announce($"The cluster stays: kubectl --kubeconfig {ledger.Folder / $"{name}.kubeconfig"} --context kind-{name} get pods -A\nRemove it with: kind delete cluster --name {name}");
            return;
        }

        try
        {
            await steps.RunAsync("delete the cluster", async () =>
            {
                await _kind.DeleteAsync(name, ledger.Folder, cancellationToken);
                (ledger.Folder / name).DeleteDirectory();
                ledger.Remove(name);
            });
        }
        catch (StepFailedException error)
        {
            // That says nothing about the release.
            announce($"{error.Message}\nRemove it with: kind delete cluster --name {name}");
        }
    }
}
