using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>kubectl, always with its kubeconfig and context in so many words.</summary>
/// <param name="runner">Runs it.</param>
/// <param name="access">The cluster.</param>
/// <param name="program">The program's path, or its name in PATH.</param>
public sealed class Kubectl(IToolRunner runner, ClusterAccess access, string program = "kubectl")
{
    // A server that accepts and never answers must not hold a run for ever.
    private const string RequestTimeout = "--request-timeout=30s";

    // A user's preferences (kuberc) can change the defaults of every command.
    private static readonly Dictionary<string, string?> NoPreferences = new(StringComparer.Ordinal) { ["KUBERC"] = "off" };

    /// <summary>The cluster that it talks to.</summary>
    public ClusterAccess Access => access;

    /// <summary>Both versions.</summary>
    /// <exception cref="ToolFailedException">The cluster does not answer.</exception>
    public async Task<VersionSkew> ReadVersionsAsync(CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(["version", "-o", "json"], ClusterJson.Default.VersionAnswer, cancellationToken);
        return new(KubernetesVersion.Parse(answer.ClientVersion?.GitVersion ?? ""), KubernetesVersion.Parse(answer.ServerVersion?.GitVersion ?? ""));
    }

    /// <summary>Creates or changes objects; they go through standard input, so that secrets among them are in no argument and no file.</summary>
    /// <exception cref="ToolFailedException">The cluster refuses one of them.</exception>
    /// <param name="objects">The objects.</param>
    /// <param name="space">The namespace of those that have one; null when none has.</param>
    /// <param name="cancellationToken">Stops kubectl.</param>
    public Task ApplyAsync(IReadOnlyList<JsonObject> objects, string? space, CancellationToken cancellationToken) =>
        CheckedAsync(["apply", .. Namespace(space), RequestTimeout, "-f", "-"], string.Join("\n---\n", objects.Select(item => item.ToJsonString())), cancellationToken);

    /// <summary>Deletes objects and waits until they are gone; absent ones are fine.</summary>
    /// <param name="kind">The kind or resource, for instance <c>namespace</c>.</param>
    /// <param name="names">The objects.</param>
    /// <param name="space">Their namespace; null for objects without one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task DeleteAsync(string kind, IReadOnlyList<string> names, string? space, CancellationToken cancellationToken) =>
        CheckedAsync(["delete", kind, .. names, .. Namespace(space), "--ignore-not-found", "--timeout=120s"], null, cancellationToken);

    /// <summary>Changes the number of a deployment's pods.</summary>
    public Task ScaleAsync(string space, string deployment, int replicas, CancellationToken cancellationToken) =>
        CheckedAsync(["scale", $"deployment/{deployment}", "-n", space, $"--replicas={replicas.ToString(CultureInfo.InvariantCulture)}", RequestTimeout], null, cancellationToken);

    /// <summary>Replaces all pods of a deployment, one after another.</summary>
    public Task RestartAsync(string space, string deployment, CancellationToken cancellationToken) =>
        CheckedAsync(["rollout", "restart", $"deployment/{deployment}", "-n", space, RequestTimeout], null, cancellationToken);

    /// <summary>The end of a container's log; empty when it has none.</summary>
    /// <param name="pod">The pod, in <paramref name="space"/>.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="container">The container.</param>
    /// <param name="previous">Whether the run before the present one is asked for.</param>
    /// <param name="lines">How many lines at most.</param>
    /// <param name="cancellationToken">Stops kubectl.</param>
    public async Task<IReadOnlyList<string>> ReadLogsAsync(string pod, string space, string container, bool previous, int lines, CancellationToken cancellationToken)
    {
        string[] arguments = ["logs", $"pod/{pod}", "-n", space, "-c", container, $"--tail={lines.ToString(CultureInfo.InvariantCulture)}", RequestTimeout];
        var result = await RunAsync(previous ? [.. arguments, "--previous"] : arguments, null, cancellationToken);
        return result.Succeeded ? [.. result.Output.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text)] : [];
    }

    /// <summary>Runs kubectl for anything else.</summary>
    /// <exception cref="ToolFailedException">The exit code is not 0.</exception>
    public Task<ToolResult> CheckedAsync(IReadOnlyList<string> arguments, string? standardInput, CancellationToken cancellationToken) =>
        runner.RunCheckedAsync(Command(arguments) with { StandardInput = standardInput }, cancellationToken: cancellationToken);

    /// <summary>Runs kubectl, whatever its exit code.</summary>
    public Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, string? standardInput, CancellationToken cancellationToken) =>
        runner.RunAsync(Command(arguments) with { StandardInput = standardInput }, cancellationToken: cancellationToken);

    /// <summary>The command that runs kubectl with these arguments.</summary>
    public ToolCommand Command(IReadOnlyList<string> arguments) =>
        new(program, ["--kubeconfig", access.KubeConfig, "--context", access.Context, .. arguments]) { Environment = NoPreferences };

    internal async Task<IReadOnlyList<Pod>> ReadPodsAsync(string space, CancellationToken cancellationToken) =>
        (await ReadAsync(["get", "pods", "-n", space, RequestTimeout, "-o", "json"], ClusterJson.Default.ObjectListPod, cancellationToken)).Items;

    /// <summary>One object as it is.</summary>
    internal async Task<JsonNode> ReadAsync(string space, string name, CancellationToken cancellationToken) =>
        JsonNode.Parse((await CheckedAsync(["get", name, "-n", space, RequestTimeout, "-o", "json"], null, cancellationToken)).ReadOutput()) ?? throw new JsonException($"{name} is null.");

    internal async Task<IReadOnlyList<ClusterEvent>> ReadEventsAsync(string space, CancellationToken cancellationToken) =>
        (await ReadAsync(["get", "events", "-n", space, RequestTimeout, "-o", "json"], ClusterJson.Default.ObjectListClusterEvent, cancellationToken)).Items;

    internal async Task<IReadOnlyList<Workload>> ReadWorkloadsAsync(string space, CancellationToken cancellationToken) =>
        (await ReadAsync(["get", "deployments,statefulsets,daemonsets,jobs", "-n", space, RequestTimeout, "-o", "json"], ClusterJson.Default.ObjectListWorkload, cancellationToken)).Items;

    internal async Task<IReadOnlyList<string>> ReadNodeNamesAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync(["get", "nodes", RequestTimeout, "-o", "json"], ClusterJson.Default.ObjectListNamed, cancellationToken)).Items.Select(node => node.Metadata.Name)];

    private static IReadOnlyList<string> Namespace(string? space) => space is null ? [] : ["-n", space];

    private async Task<T> ReadAsync<T>(IReadOnlyList<string> arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var result = await CheckedAsync(arguments, null, cancellationToken);
        return JsonSerializer.Deserialize(result.ReadOutput(), type) ?? throw new JsonException($"'{result.Command}' answered null.");
    }
}
