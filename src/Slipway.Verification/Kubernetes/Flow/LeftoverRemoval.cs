using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Removes what runs made in clusters.</summary>
public sealed class LeftoverRemoval(ClusterTools tools, ClusterLedger ledger, Action<string> announce)
{
    /// <summary>Removes each; what cannot be removed stays in the ledger and is told with the command that removes it.</summary>
    public async Task RemoveAsync(IReadOnlyList<ClusterLeftover> leftovers, CancellationToken cancellationToken)
    {
        foreach (var leftover in leftovers)
        {
            try
            {
                await RemoveAsync(leftover, cancellationToken);
                leftover.KubeConfig?.DeleteFile();
                ledger.Remove(leftover.Name);
                announce($"Removed {leftover.Name}.");
            }
            catch (Exception error) when (error is ToolFailedException or ToolNotFoundException)
            {
                announce($"{leftover.Name} could not be removed: {error.Message}\nRemove it with: {leftover.RemoveCommand}");
            }
        }
    }

    private Task RemoveAsync(ClusterLeftover leftover, CancellationToken cancellationToken) =>
        leftover is { Context: { } context, KubeConfig: { } file }
            ? new Kubectl(tools.Runner, new(file, context), tools.Kubectl).CheckedAsync(["delete", "namespace", leftover.Name, "--ignore-not-found", "--wait=false"], null, cancellationToken)
            : new KindClient(tools.Runner, tools.Kind).DeleteAsync(leftover.Name, ledger.Folder, cancellationToken);
}
