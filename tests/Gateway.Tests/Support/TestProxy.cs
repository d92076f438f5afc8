using Gateway.Hosting.Routing;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;
using Gateway.Proxy;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Support;

/// <summary>The proxy in the test's process, with routes that the test gives it.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestProxy(WebApplication app) => this.app = app;

    public Uri Http => new(app.Urls.First());

    public Uri H2c => new(app.Urls.ElementAt(1));

    /// <summary>Replaces the routes.</summary>
    public IReadOnlyList<NamedRoute> Routes
    {
        set => app.Services.GetRequiredService<CurrentRoutes>().Table = new RoutingTable(value);
    }

    public void ForgetRoutes() => app.Services.GetRequiredService<CurrentRoutes>().Table = null;

    public static async Task<TestProxy> StartAsync(RouteSpec route, params string[] options)
    {
        // Nobody listens on port 1: the routes below stay in force.
        string[] arguments = ["--http=127.0.0.1:0", "--h2c=127.0.0.1:0", "--admin=127.0.0.1:0", "--controller=http://127.0.0.1:1", "--log-level=None", .. options];
        var reader = new SettingsReader(arguments, new Dictionary<string, string>());
        var settings = ProxySettings.Read(reader);
        reader.Problems.ShouldBeEmpty();

        var proxy = new TestProxy(ProxyApp.Build(settings, new ProgramVersion("Gateway.Proxy", "1.2.3", "abc"))) { Routes = [new("test/route", route)] };
        await proxy.app.StartAsync();
        return proxy;
    }

    public static Task<TestProxy> StartAsync(TestServer backend, params string[] options) => StartAsync(To(backend), options);

    /// <summary>A route for everything.</summary>
    public static RouteSpec To(params TestServer[] backends) => new() { Backends = [.. backends.Select(backend => new Backend("127.0.0.1", backend.Port))] };

    public ValueTask DisposeAsync() => TestServer.StopAsync(app);
}
