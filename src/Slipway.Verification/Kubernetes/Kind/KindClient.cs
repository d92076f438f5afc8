using System.Globalization;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>kind, always with a kubeconfig file of its own: the user's own file is not touched.</summary>
/// <param name="runner">Runs it.</param>
/// <param name="program">The program's path, or its name in PATH.</param>
public sealed class KindClient(IToolRunner runner, string program = "kind")
{
    /// <summary>kind's version, for instance <c>v0.27.0</c>.</summary>
    public async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var answer = (await runner.RunCheckedAsync(new(program, "version"), cancellationToken: cancellationToken)).ReadOutput();
        return answer.Split(' ') is ["kind", var version, ..] ? version : answer;
    }

    /// <summary>The clusters of this machine.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        // That there are none is said on standard error.
        var result = await runner.RunCheckedAsync(new(program, "get", "clusters"), cancellationToken: cancellationToken);
        return [.. result.Output.Where(line => line.Stream == OutputStream.Output && line.Text.Length > 0).Select(line => line.Text)];
    }

    /// <summary>Creates a cluster and waits for its control plane. kind does not fail when that takes too long: ask the nodes whether they are ready.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="cluster">What it shall be.</param>
    /// <param name="folder">A folder for its configuration and its kubeconfig.</param>
    /// <param name="onLine">Sees kind's progress.</param>
    /// <param name="cancellationToken">Ends kind; what it had created stays until <see cref="DeleteAsync"/>.</param>
    /// <exception cref="KindException">The name is taken, the image is missing, a port is in use, Docker does not answer.</exception>
    public async Task<ClusterAccess> CreateAsync(string name, KindCluster cluster, AbsolutePath folder, Action<OutputLine>? onLine, CancellationToken cancellationToken)
    {
        var config = folder / $"{name}.yaml";
        AtomicFile.WriteAllText(config, KindConfig.Write(cluster));
        var wait = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(cluster.Wait.TotalSeconds)}s");
        try
        {
            await runner.RunCheckedAsync(
                new(program, "create", "cluster", "--name", name, "--config", config, "--kubeconfig", KubeConfig(folder, name), "--wait", wait), onLine, cancellationToken);
        }
        catch (ToolFailedException error)
        {
            throw KindFailure.Creating(name, error);
        }

        return new(KubeConfig(folder, name), $"kind-{name}");
    }

    /// <summary>Loads the images of an archive into every node.</summary>
    /// <exception cref="ToolFailedException">The archive or a node is not as expected.</exception>
    public Task LoadAsync(string name, AbsolutePath archive, CancellationToken cancellationToken) =>
        runner.RunCheckedAsync(new(program, "load", "image-archive", archive, "--name", name), cancellationToken: cancellationToken);

    /// <summary>Deletes a cluster; an absent one is fine.</summary>
    public async Task DeleteAsync(string name, AbsolutePath folder, CancellationToken cancellationToken)
    {
        await runner.RunCheckedAsync(new(program, "delete", "cluster", "--name", name, "--kubeconfig", KubeConfig(folder, name)), cancellationToken: cancellationToken);
        KubeConfig(folder, name).DeleteFile();
        (folder / $"{name}.yaml").DeleteFile();
    }

    private static AbsolutePath KubeConfig(AbsolutePath folder, string name) => folder / $"{name}.kubeconfig";
}
