using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>Tells the nodes of a cluster where to pull from. containerd reads these files at every pull, so nothing is restarted.</summary>
internal sealed class KindMirrorWriter(IToolRunner runner, Kubectl kubectl, string docker)
{
    /// <summary>Writes the files into every node: a node's name is that of its container.</summary>
    public async Task WriteAsync(IReadOnlyList<KindMirror> mirrors, CancellationToken cancellationToken)
    {
        foreach (var node in mirrors.Count == 0 ? [] : await kubectl.ReadNodeNamesAsync(cancellationToken))
        {
            foreach (var mirror in mirrors)
            {
                var file = $"{KindConfig.RegistryFolder}/{mirror.HostsFile}";
                await runner.RunCheckedAsync(new(docker, "exec", node, "mkdir", "-p", file[..file.LastIndexOf('/')]), cancellationToken: cancellationToken);
                await runner.RunCheckedAsync(new(docker, "exec", "-i", node, "cp", "/dev/stdin", file) { StandardInput = mirror.HostsText }, cancellationToken: cancellationToken);
            }
        }
    }
}
