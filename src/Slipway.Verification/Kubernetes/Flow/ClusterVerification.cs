using Slipway.Tools;
using Slipway.Verification.Suites;

namespace Slipway.Verification.Kubernetes;

/// <summary>Verifies a release in a cluster that is there: installs it, runs the suites, looks for crashes, upgrades to it from the release before.</summary>
/// <param name="tools">The programs.</param>
/// <param name="plan">What is verified.</param>
/// <param name="folder">Takes files of suites.</param>
/// <param name="time">Measures.</param>
/// <param name="announce">Is told what is done.</param>
public sealed class ClusterVerification(ClusterTools tools, ClusterPlan plan, AbsolutePath folder, TimeProvider time, Action<string> announce)
{
    private static readonly TimeSpan RemoveTime = TimeSpan.FromMinutes(2);

    private readonly List<SuiteResult> _suites = [];
    private readonly List<Evidence> _evidence = [];
    private readonly SortedDictionary<string, string> _tools = new(StringComparer.Ordinal);
    private LoadResult? _load;

    /// <summary>Does all of it. What fails is in the result; only a cancelled run throws.</summary>
    /// <param name="access">The cluster.</param>
    /// <param name="prefix">What the names of steps and suites begin with, such as the version of Kubernetes.</param>
    /// <param name="cancellationToken">Stops; in a shared cluster the namespace is still removed.</param>
    public async Task<ClusterFindings> RunAsync(ClusterAccess access, string prefix, CancellationToken cancellationToken)
    {
        var steps = new StepRecorder(time, announce, prefix);
        var kubectl = new Kubectl(tools.Runner, access, tools.Kubectl);
        var helm = new HelmClient(tools.Runner, access, tools.Helm);
        var installation = new Installation(plan, kubectl, helm, time, steps, announce);
        try
        {
            await steps.RunAsync("ask the cluster", () => MeetAsync(kubectl, cancellationToken));
            await InstallAndCheckAsync(installation, kubectl, helm, steps, prefix, cancellationToken);
            await installation.RemoveAsync(cancellationToken);
            await UpgradeAndCheckAsync(installation, kubectl, steps, prefix, cancellationToken);
        }
        catch (StepFailedException error)
        {
            announce(error.Message);
        }
        finally
        {
            await LeaveAsync(installation, kubectl, cancellationToken);
        }

        return new() { Steps = steps.Steps, Suites = _suites, Evidence = _evidence, Load = _load, Tools = _tools };
    }

    private async Task MeetAsync(Kubectl kubectl, CancellationToken cancellationToken)
    {
        var versions = await kubectl.ReadVersionsAsync(cancellationToken);
        _tools["helm"] = await HelmClient.ReadVersionAsync(tools.Runner, tools.Helm, cancellationToken);
        _tools["kubectl"] = versions.Client.Text;
        _tools["kubernetes"] = versions.Server.Text;
        if (versions.IsTooFar)
        {
            throw new WorkloadFailedException(versions.Warning!);
        }

        if (versions.Warning is { } warning)
        {
            announce(warning);
        }
    }

    private async Task InstallAndCheckAsync(Installation installation, Kubectl kubectl, HelmClient helm, StepRecorder steps, string prefix, CancellationToken cancellationToken)
    {
        var certificates = TestCertificates.Create(time);
        await installation.PrepareAsync(certificates, cancellationToken);
        await installation.InstallAsync(plan.Version, plan.Charts.Select(chart => (chart.Name, (HelmChart?)chart.Chart)), cancellationToken);
        var started = time.GetTimestamp();
        var restarts = new RestartCheck(kubectl, plan.Namespace);
        var before = await steps.RunAsync("count restarts", () => restarts.ReadAsync(cancellationToken));
        if (plan.Gateway is { } gateway)
        {
            await steps.RunAsync("helm test", () => helm.TestAsync(gateway.Chart, plan.Namespace, TimeSpan.FromMinutes(2), cancellationToken));
            await using var open = await steps.RunAsync("reach the gateway", () => new GatewayOpener(Context(kubectl, gateway)).OpenAsync(certificates, cancellationToken));
            await ConformAsync(open, $"{prefix}conformance", steps, cancellationToken);
            await OwnSuitesAsync(open.Addresses, kubectl.Access, prefix, cancellationToken);
            await LoadAsync(open, steps, cancellationToken);
        }
        else
        {
            await OwnSuitesAsync(null, kubectl.Access, prefix, cancellationToken);
        }

        await steps.RunAsync("look for crashes", async () =>
        {
            var rest = plan.SettleTime - time.GetElapsedTime(started);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, cancellationToken);
            await restarts.VerifyAsync(before, cancellationToken);
        });
        await CollectAsync(kubectl, cancellationToken);
    }

    private async Task UpgradeAndCheckAsync(Installation installation, Kubectl kubectl, StepRecorder steps, string prefix, CancellationToken cancellationToken)
    {
        if (plan.PreviousVersion is not { } previous || plan.Charts.All(chart => chart.Previous is null))
        {
            steps.Skip("upgrade", "the registry has no release before this one");
            return;
        }

        var certificates = TestCertificates.Create(time);
        await installation.PrepareAsync(certificates, cancellationToken);
        await installation.InstallAsync(previous, plan.Charts.Select(chart => (chart.Name, chart.Previous)), cancellationToken);
        await installation.UpgradeAsync(cancellationToken);
        if (plan.Gateway is { } gateway)
        {
            await using var open = await steps.RunAsync("reach the gateway after the upgrade", () => new GatewayOpener(Context(kubectl, gateway)).OpenAsync(certificates, cancellationToken));
            await ConformAsync(open, $"{prefix}conformance after the upgrade from {previous}", steps, cancellationToken);
        }

        await CollectAsync(kubectl, cancellationToken);
        await installation.RemoveAsync(cancellationToken);
    }

    private async Task ConformAsync(KubernetesGateway gateway, string name, StepRecorder steps, CancellationToken cancellationToken)
    {
        if (plan.Conformance is { } suite)
        {
            var result = await steps.RunAsync("run the conformance suite", () => suite(gateway, cancellationToken));
            _suites.Add(result with { Name = name });
        }
    }

    private async Task LoadAsync(KubernetesGateway gateway, StepRecorder steps, CancellationToken cancellationToken)
    {
        try
        {
            _load = plan.Load is { } load ? await load(gateway, cancellationToken) : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // It decides nothing, not even when it cannot be done.
            steps.Skip("measure under load", error.Message);
        }
    }

    private async Task OwnSuitesAsync(GatewayAddresses? gateway, ClusterAccess access, string prefix, CancellationToken cancellationToken)
    {
        var runner = new OwnSuiteRunner(tools.Runner, time, folder, tools.Docker);
        var target = new SuiteTarget(plan.Version, gateway?.Http) { HttpsAddress = gateway?.Https, KubeConfig = access.KubeConfig, Namespace = plan.Namespace };
        foreach (var suite in plan.Suites)
        {
            announce($"{prefix}run the suite {suite.Name}");
            var result = await runner.RunAsync(suite, target, null, cancellationToken);
            _suites.Add(result with { Name = prefix + suite.Name });
        }
    }

    private GatewayContext Context(Kubectl kubectl, ClusterGateway gateway) => new(tools.Runner, kubectl, gateway, plan.Namespace, time)
    {
        Exposure = plan.Exposure,
        EchoImage = plan.EchoImage,
        HasPullSecret = plan.PullConfig is not null,
    };

    // A check that failed is better understood with the logs of that time.
    private async Task CollectAsync(Kubectl kubectl, CancellationToken cancellationToken)
    {
        if (_suites.Any(suite => !suite.Passed) && _evidence.Count == 0)
        {
            _evidence.AddRange(await new ClusterEvidence(kubectl, plan.Namespace).CollectAsync(cancellationToken));
        }
    }

    private async Task LeaveAsync(Installation installation, Kubectl kubectl, CancellationToken cancellationToken)
    {
        if (installation.IsRemoved)
        {
            return;
        }

        if (!cancellationToken.IsCancellationRequested && _evidence.Count == 0)
        {
            _evidence.AddRange(await new ClusterEvidence(kubectl, plan.Namespace).CollectAsync(cancellationToken));
        }

        // A cluster of its own is deleted as a whole.
        if (plan.IsShared)
        {
            using var limit = new CancellationTokenSource(RemoveTime);
            try
            {
                await installation.RemoveAsync(limit.Token);
            }
            catch (Exception error) when (error is StepFailedException or OperationCanceledException)
            {
                announce($"What was installed is still there; remove it with: kubectl --context {kubectl.Access.Context} delete namespace {plan.Namespace}");
            }
        }
    }
}
