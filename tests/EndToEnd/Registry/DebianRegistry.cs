using Slipway.Oci;
using Slipway.Testing;

namespace EndToEnd.Registry;

/// <summary>Debian's <c>docker-registry</c>, an independent registry of specification 1.0, on a loopback port.</summary>
internal sealed class DebianRegistry : IAsyncDisposable
{
    public const string User = "me";
    public const string Password = "secret";
    private const string PasswordHash = "$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";
    private readonly TempDirectory _directory;
    private readonly RunningProcess _process;

    private DebianRegistry(TempDirectory directory, RunningProcess process, int port) => (_directory, _process, Port) = (directory, process, port);

    public int Port { get; }

    public string Address => $"localhost:{Port}";

    public static async Task<DebianRegistry> StartAsync(bool hasPassword = false)
    {
        var registry = Tools.Require("docker-registry", "Debian's docker-registry");
        var directory = new TempDirectory();
        var port = FreePort.Find();
        var users = directory.Write("htpasswd", $"{User}:{PasswordHash}\n");
        var config = directory.Write("config.yml", $$"""
            version: 0.1
            log: { level: info }
            storage: { filesystem: { rootdirectory: {{directory["content"]}} }, delete: { enabled: true } }
            http: { addr: "127.0.0.1:{{port}}" }
            {{(hasPassword ? $"auth: {{ htpasswd: {{ realm: test, path: {users} }} }}" : "")}}
            """);
        var process = RunningProcess.Start(registry, ["serve", config], directory.Path);
        await process.LineAsync(line => line.Contains("listening on", StringComparison.Ordinal));
        return new DebianRegistry(directory, process, port);
    }

    public Reference Reference(string text) => Slipway.Oci.Reference.Parse($"{Address}/{text}");

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }
}
