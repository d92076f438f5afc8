using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Finds in what kind wrote why a cluster could not be created.</summary>
internal static class KindFailure
{
    private static readonly (string Mark, string WayOut)[] Known =
    [
        ("already exist for a cluster with the name", "The name is taken: 'kind delete cluster' with that name frees it."),
        ("failed to pull image", "The node image cannot be pulled: is it one of this version of kind, and is its registry reached?"),
        ("port is already allocated", "A port of this machine that the cluster wants is in use: end what listens there, or choose another port."),
        ("address already in use", "A port of this machine that the cluster wants is in use: end what listens there, or choose another port."),
        ("Cannot connect to the Docker daemon", "Docker does not answer: is its daemon running, and may this user talk to it?"),
        ("permission denied while trying to connect", "Docker does not let this user in: add the user to the group docker, or run as one who is in it."),
        ("no space left on device", "The disk is full: 'docker system prune' frees space."),
        ("too many open files", "The system's limits on inotify are too low for nodes: see kind's known issues."),
    ];

    /// <summary>The exception for a failed creation.</summary>
    public static KindException Creating(string name, ToolFailedException error)
    {
        var output = error.Result.Output.Select(line => line.Text).ToList();
        var cause = output.LastOrDefault(line => line.StartsWith("ERROR: ", StringComparison.Ordinal))?["ERROR: ".Length..] ?? $"kind ended with exit code {error.ExitCode}";
        var wayOut = Known.FirstOrDefault(known => output.Any(line => line.Contains(known.Mark, StringComparison.OrdinalIgnoreCase))).WayOut;

        // What a command of kind's own wrote stands below a line of its own.
        var details = output.SkipWhile(line => !line.StartsWith("Command Output:", StringComparison.Ordinal)).Where(line => line.Length > 0).TakeLast(10);
        return new(string.Join('\n', [$"The cluster '{name}' could not be created: {cause}.", .. details.Select(line => $"  {line}"), .. wayOut is null ? (string[])[] : [wayOut]]), error);
    }
}
