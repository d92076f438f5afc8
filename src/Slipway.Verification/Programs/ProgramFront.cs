using System.Collections.Concurrent;
using System.Net;
using Slipway.Verification.Fronts;

namespace Slipway.Verification;

/// <summary>A stable address of this machine for the instances of one program.</summary>
/// <param name="ports">The ports' names.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgramFront(IReadOnlyList<string> ports, TimeProvider time) : IAsyncDisposable
{
    private readonly ServiceFront _front = ServiceFront.Start(ports, time);
    private readonly ConcurrentDictionary<RunningProgram, ServiceInstance> _instances = new();

    /// <summary>The number of a port.</summary>
    public int this[string port] => _front[port].Port;

    /// <summary>Adds an instance, which gets connections whenever it is ready.</summary>
    public async Task AddAsync(RunningProgram program, CancellationToken cancellationToken)
    {
        var addresses = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal);
        foreach (var port in ports)
        {
            addresses[port] = await program.AddressAsync(port, cancellationToken);
        }

        _instances[program] = new(addresses, new Uri($"http://{await program.AddressAsync("admin", cancellationToken)}/readyz"));
        await _front.AddAsync(_instances[program], cancellationToken);
    }

    /// <summary>Waits until an instance gets connections.</summary>
    public Task ReadyAsync(RunningProgram program, CancellationToken cancellationToken) => _front.ReadyAsync(_instances[program], cancellationToken);

    /// <summary>Gives an instance no new connections any more.</summary>
    public Task RemoveAsync(RunningProgram program) => _instances.TryRemove(program, out var instance) ? _front.RemoveAsync(instance) : Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _front.DisposeAsync();
}
