using Slipway.Testing;

namespace EndToEnd.Images;

/// <summary>A Docker engine of the test's own, without access to the network's settings.</summary>
internal sealed class DockerDaemon : IAsyncDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly RunningProcess _daemon;
    private readonly string _client;

    private DockerDaemon(string daemon, string client)
    {
        _client = client;
        _daemon = RunningProcess.Start(
            daemon,
            [
                "--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver=vfs", "-H", Address,
                "--data-root", _folder["data"], "--exec-root", _folder["exec"], "-p", _folder["pid"],
            ],
            _folder.Path);
    }

    /// <summary>Where it listens.</summary>
    public string Address => $"unix://{_folder["docker.sock"]}";

    /// <summary>Starts an engine; skips the test where that is not possible.</summary>
    public static async Task<DockerDaemon> StartAsync()
    {
        var client = Tools.Require("docker", "Debian's docker.io");
        var daemon = Tools.Require("dockerd", "Debian's docker.io");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A Docker engine can be started by root only.");
        var docker = new DockerDaemon(daemon, client);
        await docker._daemon.LineAsync(line => line.Contains("API listen on"));
        return docker;
    }

    /// <summary>Runs the client.</summary>
    public Task<ProcessOutcome> RunAsync(params string[] arguments) => RunningProcess.RunAsync(_client, ["-H", Address, .. arguments], _folder.Path);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _daemon.TerminateAsync();
        await _daemon.DisposeAsync();

        // Containers on the host's network leave a mount behind.
        if (File.Exists(_folder["exec/netns/default"]))
        {
            await RunningProcess.RunAsync("umount", [_folder["exec/netns/default"]], _folder.Path);
        }

        _folder.Dispose();
    }
}
