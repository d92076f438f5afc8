using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// Helm 3 or 4, always with its kubeconfig and context in so many words. It is never told to wait: when that fails it says only that time ran out,
/// and it goes on waiting for what cannot become ready (<see cref="RolloutWatch"/> does neither).
/// </summary>
/// <param name="runner">Runs it.</param>
/// <param name="access">The cluster.</param>
/// <param name="program">The program's path, or its name in PATH.</param>
public sealed partial class HelmClient(IToolRunner runner, ClusterAccess access, string program = "helm")
{
    // Any of these would lead Helm to another cluster than the one that is named.
    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        ["HELM_KUBEAPISERVER"] = null,
        ["HELM_KUBEASGROUPS"] = null,
        ["HELM_KUBEASUSER"] = null,
        ["HELM_KUBECAFILE"] = null,
        ["HELM_KUBETOKEN"] = null,
        ["HELM_NAMESPACE"] = null,
    };

    /// <summary>Helm's version, for instance <c>v3.17.2</c>; the whole answer when it is none of a known form.</summary>
    public static async Task<string> ReadVersionAsync(IToolRunner runner, string program, CancellationToken cancellationToken)
    {
        var answer = (await runner.RunCheckedAsync(new(program, "version"), cancellationToken: cancellationToken)).ReadOutput();
        return VersionPattern.Match(answer) is { Success: true } match ? match.Groups["version"].Value : answer;
    }

    /// <summary>Installs a chart; hooks have run when it returns, pods may still be starting.</summary>
    /// <exception cref="ToolFailedException">The name is taken, the chart cannot be had, the cluster refuses an object, a hook fails.</exception>
    public Task InstallAsync(HelmRelease release, TimeSpan timeout, CancellationToken cancellationToken) => ChangeAsync("install", release, timeout, cancellationToken);

    /// <summary>Replaces an installation by another version.</summary>
    /// <exception cref="ToolFailedException">There is no such installation, the chart cannot be had, the cluster refuses an object, a hook fails.</exception>
    public Task UpgradeAsync(HelmRelease release, TimeSpan timeout, CancellationToken cancellationToken) => ChangeAsync("upgrade", release, timeout, cancellationToken);

    /// <summary>Runs the chart's own tests.</summary>
    /// <exception cref="ToolFailedException">One of them fails; the output has the log of its pod.</exception>
    public Task TestAsync(string name, string space, TimeSpan timeout, CancellationToken cancellationToken) =>
        RunAsync(["test", name, "-n", space, "--logs", "--timeout", Seconds(timeout)], null, cancellationToken);

    /// <summary>The objects that a chart would install with its own values, as YAML.</summary>
    /// <exception cref="ToolFailedException">The chart cannot be had or is wrong.</exception>
    public async Task<string> RenderAsync(HelmChart chart, string space, CancellationToken cancellationToken) =>
        (await RunAsync(["template", "slipway", .. chart.Arguments, "-n", space], null, cancellationToken)).ReadOutput();

    /// <summary>Removes an installation; an absent one is fine.</summary>
    public async Task UninstallAsync(string name, string space, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(["uninstall", name, "-n", space, "--wait", "--timeout", "120s"], null, cancellationToken);
        }
        catch (ToolFailedException error) when (error.Result.Output.Any(line => line.Text.Contains("release: not found", StringComparison.Ordinal)))
        {
            // That is what was wanted.
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)}s");

    // Values go through standard input: no file is left behind when the run is killed.
    private Task<ToolResult> ChangeAsync(string verb, HelmRelease release, TimeSpan timeout, CancellationToken cancellationToken) => RunAsync(
        [verb, release.Name, .. release.Chart.Arguments, "-n", release.Namespace, "--timeout", Seconds(timeout), "-f", "-"],
        release.Values.ToJsonString(),
        cancellationToken);

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken) => runner.RunCheckedAsync(
        new(program, [.. arguments, "--kubeconfig", access.KubeConfig, "--kube-context", access.Context]) { Environment = Environment, StandardInput = input },
        cancellationToken: cancellationToken);

    [GeneratedRegex("Version:\"(?<version>v[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern { get; }
}
