using System.Net;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>One of the gateway's programs in the test's process.</summary>
internal sealed class InProcessProgram : IAsyncDisposable
{
    private readonly WebApplication app;

    private InProcessProgram(WebApplication app)
    {
        this.app = app;
        var admin = app.Services.GetServices<IHostedService>().OfType<AdminServer>().SelectMany(server => server.Ports.Addresses);
        Ports = app.Services.GetRequiredService<BoundPorts>().Addresses.Concat(admin).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Where it listens.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> Ports { get; }

    /// <summary>Where it tells how it is.</summary>
    public Uri Status => Address(Ports.ContainsKey("admin") ? "admin" : "http");

    public static async Task<InProcessProgram> StartAsync<T>(Func<SettingsReader, T> read, Func<T, ProgramVersion, WebApplication> build, string version, params string[] arguments)
    {
        var reader = new SettingsReader([.. arguments, "--log-level=None"], new Dictionary<string, string>());
        var settings = read(reader);
        reader.Problems.ShouldBeEmpty();
        var server = build(settings, new("test", version, "unknown"));
        await server.StartAsync();
        return new(server);
    }

    public Uri Address(string port) => new($"http://{Ports[port]}");

    /// <summary>Stops as on SIGTERM.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <summary>Stops as on SIGKILL: connections break off.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }
}
