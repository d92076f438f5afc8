using System.Net;
using System.Net.Sockets;
using Slipway.Registry;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>The embedded registry is started, or the one that is served already is used.</summary>
public sealed class LoopbackRegistryTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registry_that_is_served_is_used()
    {
        var port = FreePort();
        await using (await LoopbackRegistry.ServeAsync(new() { Root = _folder["registry"], Port = port }, _folder["temp"], Cancel))
        {
            await using var used = await LoopbackRegistry.UseAsync(_folder["registry"], port, _folder["temp"], Cancel);
            used.IsShared.ShouldBeTrue();
        }

        await using var own = await LoopbackRegistry.UseAsync(_folder["registry"], port, _folder["temp"], Cancel);
        own.IsShared.ShouldBeFalse();
    }

    [Fact]
    public async Task Port_of_another_program_is_an_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        (await Should.ThrowAsync<RegistryPortInUseException>(() => LoopbackRegistry.UseAsync(_folder["registry"], port, _folder["temp"], Cancel))).Message.ShouldContain($"{port}");
    }

    [Fact]
    public async Task Marker_of_a_process_that_is_gone_counts_no_more()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _folder.Write($"temp/registry-{port}.pid", $"{int.MaxValue}");

        await Should.ThrowAsync<RegistryPortInUseException>(() => LoopbackRegistry.UseAsync(_folder["registry"], port, _folder["temp"], Cancel));
    }

    public void Dispose() => _folder.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
