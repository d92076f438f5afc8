using Slipway.Oci;

namespace EndToEnd.Registry;

/// <summary>The embedded registry as a process that can be killed.</summary>
internal sealed class HostedRegistry : IAsyncDisposable
{
    private readonly RunningProcess _process;
    private int _isKilled;

    private HostedRegistry(RunningProcess process, string address) => (_process, Address) = (process, address);

    /// <summary><c>localhost:port</c>.</summary>
    public string Address { get; }

    /// <summary>The process, as long as it lives.</summary>
    public int ProcessId => _process.Id;

    public int Port => int.Parse(Address.Split(':')[1]);

    public static async Task<HostedRegistry> StartAsync(string root)
    {
        var process = RunningProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "RegistryHost.dll"), root], AppContext.BaseDirectory);
        return new HostedRegistry(process, await process.LineAsync(line => line.StartsWith("localhost:", StringComparison.Ordinal)));
    }

    public Reference Reference(string text) => Slipway.Oci.Reference.Parse($"{Address}/{text}");

    /// <summary>SIGKILL, now.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isKilled, 1) == 0 ? _process.DisposeAsync() : ValueTask.CompletedTask;
}
