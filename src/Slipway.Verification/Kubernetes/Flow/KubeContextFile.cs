using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// Writes a kubeconfig that holds one context of the user's own and nothing else: whatever reads it, a suite of the user's own too, finds no other cluster.
/// </summary>
public static class KubeContextFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the context with everything that it needs, and writes it for this user alone.</summary>
    /// <exception cref="WorkloadFailedException">There is no such context; the message lists those that there are.</exception>
    public static async Task<ClusterAccess> WriteAsync(ClusterTools tools, string context, AbsolutePath file, CancellationToken cancellationToken)
    {
        var contexts = (await tools.Runner.RunCheckedAsync(new(tools.Kubectl, "config", "get-contexts", "-o", "name"), cancellationToken: cancellationToken))
            .ReadOutput().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!contexts.Contains(context, StringComparer.Ordinal))
        {
            throw new WorkloadFailedException($"There is no context '{context}' in the kubeconfig (expected {(contexts.Length == 0 ? "one; it has none" : string.Join(", ", contexts.Order(StringComparer.Ordinal)))}).");
        }

        var config = await tools.Runner.RunCheckedAsync(new(tools.Kubectl, "config", "view", "--minify", "--flatten", "--raw", "--context", context, "-o", "json"), cancellationToken: cancellationToken);
        AtomicFile.WriteAllText(file, config.ReadOutput(), OwnerOnly);
        return new(file, context);
    }
}
