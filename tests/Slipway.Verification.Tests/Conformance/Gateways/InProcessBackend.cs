using Gateway.Echo;
using Slipway.Verification.Fronts;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>An echo backend in the test's process: a Service with one pod at a time.</summary>
internal sealed class InProcessBackend(string name) : IAsyncDisposable
{
    private readonly ServiceFront front = ServiceFront.Start(["http", "h2c"], TimeProvider.System);
    private (InProcessProgram Program, ServiceInstance Instance)? current;

    public BackendAddress Address => new("127.0.0.1", front["http"].Port, front["h2c"].Port);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (current is not null)
        {
            return;
        }

        var program = await InProcessProgram.StartAsync(EchoSettings.Read, EchoApp.Build, "1.4.0", $"--name={name}", "--http=127.0.0.1:0", "--h2c=127.0.0.1:0", "--admin=127.0.0.1:0", "--drain-delay=500ms");
        current = (program, new(program.Ports, new(program.Status, "/readyz")));
        await front.AddAsync(current.Value.Instance, cancellationToken);
        await front.ReadyAsync(current.Value.Instance, cancellationToken);
    }

    public Task KillAsync()
    {
        var old = current;
        current = null;
        return EndAsync(old, gently: false);
    }

    public async Task RollOutAsync(bool gently, CancellationToken cancellationToken)
    {
        var old = current;
        current = null;
        await StartAsync(cancellationToken);
        await EndAsync(old, gently);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await front.DisposeAsync();
    }

    private async Task EndAsync((InProcessProgram Program, ServiceInstance Instance)? pod, bool gently)
    {
        if (pod is not var (program, instance))
        {
            return;
        }

        var stopping = gently ? program.StopAsync() : Task.CompletedTask;
        await front.RemoveAsync(instance, cut: !gently);
        await stopping;
        await program.DisposeAsync();
    }
}
