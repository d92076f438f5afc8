using Slipway.Testing;

namespace Benchmarks.Images;

/// <summary>A Docker engine of our own, without networks, and its two builders.</summary>
internal sealed class DockerEngine(TempDirectory folder, Server server) : IAsyncDisposable
{
    private string Address => $"unix://{folder["docker.sock"]}";

    public static async Task<DockerEngine> StartAsync()
    {
        var folder = new TempDirectory();
        string[] arguments = ["--iptables=false", "--ip6tables=false", "--bridge=none", "-H", $"unix://{folder["docker.sock"]}", "--data-root", folder["data"], "--exec-root", folder["exec"], "-p", folder["pid"]];
        return new DockerEngine(folder, await Server.StartAsync("API listen on", "dockerd", arguments));
    }

    /// <summary>Builds the Dockerfile of a folder and pushes the image.</summary>
    public async Task BuildAndPushAsync(bool buildKit, string context, string reference)
    {
        await RunAsync(context, buildKit, "build", "--quiet", "--tag", reference, ".");
        await RunAsync(context, buildKit, "push", "--quiet", reference);
    }

    public Task PullAsync(string reference) => RunAsync(folder.Path, buildKit: false, "pull", "--quiet", reference);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    // Debian's own client where another one comes before it: newer ones leave BuildKit to a plug-in.
    private Task<string> RunAsync(string context, bool buildKit, params string[] arguments) =>
        Command.RunAsync(context, [("DOCKER_BUILDKIT", buildKit ? "1" : "0")], File.Exists("/usr/bin/docker") ? "/usr/bin/docker" : "docker", ["-H", Address, .. arguments]);
}
