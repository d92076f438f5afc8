using System.Text.Json.Nodes;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Installs the charts of a release into a namespace, waits for what they bring, and removes all of it.</summary>
internal sealed class Installation(ClusterPlan plan, Kubectl kubectl, HelmClient helm, TimeProvider time, StepRecorder steps, Action<string> announce)
{
    /// <summary>What the names of its steps begin with.</summary>
    public const string StepName = "install ";

    private const string Untouched = "the cluster has objects of it already, which are not touched";

    private readonly List<string> _installed = [];

    /// <summary>Whether nothing of it is in the cluster.</summary>
    public bool IsRemoved { get; private set; } = true;

    /// <summary>Makes the namespace with everything that the charts' values name.</summary>
    public Task PrepareAsync(TestCertificates certificates, CancellationToken cancellationToken) => steps.RunAsync("create namespace", async () =>
    {
        IsRemoved = false;
        await kubectl.ApplyAsync([GatewayObjects.Namespace(plan.Namespace)], null, cancellationToken);
        var secrets = (plan.Gateway is null ? [] : certificates.All.Select(GatewayObjects.Tls)).ToList();
        if (plan.PullConfig is { } config)
        {
            secrets.Add(GatewayObjects.Pull(config));
        }

        if (secrets.Count > 0)
        {
            await kubectl.ApplyAsync(secrets, plan.Namespace, cancellationToken);
        }
    });

    /// <summary>Installs the charts one after another, and waits until everything runs.</summary>
    /// <param name="version">The version, for the report.</param>
    /// <param name="charts">The charts; those without a source are left out.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task InstallAsync(string version, IEnumerable<(string Name, HelmChart? Chart)> charts, CancellationToken cancellationToken)
    {
        foreach (var (name, chart) in charts)
        {
            if (chart is null)
            {
                steps.Skip($"{StepName}{name} {version}", "that version had no such chart");
            }
            else if (plan.IsShared && await ExistsAsync(chart, cancellationToken))
            {
                steps.Skip($"{StepName}{name} {version}", Untouched);
            }
            else
            {
                _installed.Add(name);
                await steps.RunAsync($"{StepName}{name} {version}", () => ExplainedAsync(() => helm.InstallAsync(Release(name, chart), plan.RolloutTime, cancellationToken), cancellationToken));
            }
        }

        await WaitAsync(version, cancellationToken);
    }

    /// <summary>Replaces what is installed by the release's charts, and waits until everything runs.</summary>
    public async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        foreach (var chart in plan.Charts)
        {
            var release = Release(chart.Name, chart.Chart);
            var isThere = _installed.Contains(chart.Name);
            if (!isThere && plan.IsShared && await ExistsAsync(chart.Chart, cancellationToken))
            {
                steps.Skip($"upgrade {chart.Name} to {plan.Version}", Untouched);
                continue;
            }

            if (!isThere)
            {
                _installed.Add(chart.Name);
            }

            await steps.RunAsync($"upgrade {chart.Name} to {plan.Version}", () => ExplainedAsync(
                () => isThere ? helm.UpgradeAsync(release, plan.RolloutTime, cancellationToken) : helm.InstallAsync(release, plan.RolloutTime, cancellationToken), cancellationToken));
        }

        await WaitAsync(plan.Version, cancellationToken);
    }

    /// <summary>Removes the charts and the namespace with everything in it. Charts keep what others may rely on, such as definitions of resources.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) => steps.RunAsync("remove the installation", async () =>
    {
        foreach (var name in _installed.AsEnumerable().Reverse())
        {
            await helm.UninstallAsync(name, plan.Namespace, cancellationToken);
        }

        _installed.Clear();
        await kubectl.DeleteAsync("namespace", [plan.Namespace], null, cancellationToken);
        IsRemoved = true;
    });

    private Task WaitAsync(string version, CancellationToken cancellationToken) =>
        steps.RunAsync($"wait for {version}", () => new RolloutWatch(kubectl, time, announce).WaitAsync(plan.Namespace, plan.RolloutTime, cancellationToken));

    private HelmRelease Release(string name, HelmChart chart)
    {
        var isGateway = plan.Gateway?.Chart == name;
        var values = isGateway ? GatewayObjects.Values(plan.IsShared ? plan.Namespace : null) : [];
        if (plan.PullConfig is not null && isGateway)
        {
            values["imagePullSecrets"] = new JsonArray(new JsonObject { ["name"] = GatewayObjects.PullSecret });
        }

        foreach (var (path, repository) in isGateway ? plan.ImageRegistries : new Dictionary<string, string>(StringComparer.Ordinal))
        {
            Set(values, path.Split('.'), repository);
        }

        return new(name, plan.Namespace, chart, values);
    }

    private static void Set(JsonObject values, ReadOnlySpan<string> path, string value)
    {
        foreach (var part in path[..^1])
        {
            values = values[part] as JsonObject ?? Add(values, part);
        }

        values[path[^1]] = value;
    }

    private static JsonObject Add(JsonObject values, string name)
    {
        var added = new JsonObject();
        values[name] = added;
        return added;
    }

    // Objects without a namespace, such as definitions of resources, may be there for somebody else.
    private async Task<bool> ExistsAsync(HelmChart chart, CancellationToken cancellationToken)
    {
        var objects = await helm.RenderAsync(chart, plan.Namespace, cancellationToken);
        var found = await kubectl.CheckedAsync(["get", "-n", plan.Namespace, "--ignore-not-found", "-o", "name", "-f", "-"], objects, cancellationToken);
        return found.ReadOutput().Trim().Length > 0;
    }

    // Helm says that a hook failed, or that time ran out; the pods say why.
    private async Task ExplainedAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await change();
        }
        catch (ToolFailedException error)
        {
            var events = await kubectl.ReadEventsAsync(plan.Namespace, cancellationToken);
            var problems = (await kubectl.ReadPodsAsync(plan.Namespace, cancellationToken)).Select(pod => PodDiagnosis.Explain(pod, events)).OfType<PodProblem>().ToList();
            var text = await new Explanation(kubectl, plan.Namespace).DescribeAsync(problems, cancellationToken);
            throw new WorkloadFailedException(text.Length == 0 ? error.Message : $"{error.Message}\n{text}");
        }
    }
}
