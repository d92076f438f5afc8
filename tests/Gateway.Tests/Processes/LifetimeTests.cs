using System.Net;
using System.Net.Sockets;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Slipway.Testing;

namespace Gateway.Tests.Processes;

/// <summary>How the programs begin and end.</summary>
public sealed class LifetimeTests : IDisposable
{
    private readonly TempDirectory folder = new();

    [Fact]
    public async Task Proxy_that_is_told_to_stop_finishes_what_it_began_and_tells_that_it_drains()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using var backend = await TestServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first ");
            entered.TrySetResult();
            await release.Task;
            await context.Response.WriteAsync("last");
        });
        await using var gateway = await GatewaySet.StartAsync(GatewaySet.Route("a", backend));
        var admin = await gateway.Proxy.PortAsync("admin");
        var inFlight = gateway.TextAsync("/");
        await entered.Task;

        gateway.Proxy.Terminate();
        await Eventually.Holds(async () => (await gateway.Client.GetAsync(new Uri(admin, "/readyz"))).StatusCode == HttpStatusCode.ServiceUnavailable, "it is not ready any more");
        await Eventually.Holds(() => IsRefusedAsync(gateway.Http), "new connections are refused");
        (await gateway.Client.GetStringAsync(new Uri(admin, "/healthz"))).ShouldBe("ok\n");
        release.SetResult();

        (await inFlight).ShouldBe("first last");
        (await gateway.Proxy.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Proxy_still_accepts_during_its_drain_delay()
    {
        await using var backend = await TestServer.NamedAsync("here");
        await using var gateway = await GatewaySet.StartAsync(GatewaySet.Route("a", backend), "--drain-delay=1m");
        var admin = await gateway.Proxy.PortAsync("admin");

        gateway.Proxy.Terminate();
        await Eventually.Holds(async () => (await gateway.Client.GetStringAsync(new Uri(admin, "/healthz"))).Length > 0 && !await IsReadyAsync(gateway.Client, admin), "it is not ready any more");

        using var fresh = new HttpClient();
        (await fresh.GetStringAsync(gateway.Http)).ShouldBe("here");
    }

    [Fact]
    public async Task Requests_that_outlast_the_drain_timeout_are_cut()
    {
        var entered = new TaskCompletionSource();
        await using var backend = await TestServer.StartAsync(context =>
        {
            entered.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var gateway = await GatewaySet.StartAsync(GatewaySet.Route("a", backend), "--drain-timeout=100ms");
        var inFlight = gateway.TextAsync("/");
        await entered.Task;

        (await gateway.Proxy.StopAsync()).ShouldBe(0);

        await Should.ThrowAsync<HttpRequestException>(() => inFlight);
    }

    [Fact]
    public async Task Controller_and_secret_discovery_stop_at_once_although_proxies_wait_for_them()
    {
        await using var backend = await TestServer.NamedAsync("a");
        await using var gateway = await GatewaySet.StartAsync(GatewaySet.Route("a", backend));

        (await gateway.Controller.StopAsync()).ShouldBe(0);
        (await gateway.Sds.StopAsync()).ShouldBe(0);

        (await gateway.TextAsync("/")).ShouldBe("a");
    }

    [Theory]
    [InlineData("Controller", "http")]
    [InlineData("Sds", "http")]
    [InlineData("Proxy", "admin")]
    public async Task Program_answers_health_readiness_and_version(string name, string port)
    {
        await using var program = GatewayProcess.Start(name, Arguments(name));
        using var client = new HttpClient { BaseAddress = await program.PortAsync(port) };

        (await client.GetStringAsync("/healthz")).ShouldBe("ok\n");
        (await client.GetStringAsync("/version")).ShouldBe($$"""{"name":"Gateway.{{name}}","version":"0.0.0-dev","commit":"unknown"}""");
        if (name == "Proxy")
        {
            using var waiting = await client.GetAsync("/readyz");
            waiting.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await waiting.Content.ReadAsStringAsync()).ShouldBe("""{"ready":false,"awaiting":["routes"]}""");
        }
        else
        {
            await Eventually.Holds(() => IsReadyAsync(client, client.BaseAddress!), "it is ready");
            (await client.GetStringAsync("/readyz")).ShouldBe("""{"ready":true,"awaiting":[]}""");
        }
    }

    [Theory]
    [InlineData("Controller", "--routes-file=/no/such")]
    [InlineData("Sds", "--secrets=/no/such")]
    [InlineData("Proxy", "--controller=nowhere")]
    public async Task Program_with_wrong_settings_names_them_and_exits_with_2(string name, string argument)
    {
        var (exitCode, output, error) = await GatewayProcess.RunAsync(name, argument, "--colour=red");

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith($"error: {argument.Split('=')[0]}: ");
        error.ShouldContain("error: --colour is unknown");
    }

    [Fact]
    public async Task Program_whose_port_is_taken_says_so_and_exits_with_1()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var (exitCode, _, error) = await GatewayProcess.RunAsync("Proxy", "--controller=http://127.0.0.1:1", "--admin=127.0.0.1:0", $"--http={listener.LocalEndpoint}");

        exitCode.ShouldBe(1);
        error.ShouldBe($"error: Failed to bind to address http://{listener.LocalEndpoint}: address already in use.");
    }

    [Fact]
    public async Task Program_tells_its_version_and_its_options_and_probes_others()
    {
        await using var well = await TestServer.NamedAsync("well");

        (await GatewayProcess.RunAsync("Proxy", "--version")).ShouldBe((0, "Gateway.Proxy 0.0.0-dev (unknown)", ""));
        (await GatewayProcess.RunAsync("Sds", "--help")).Output.ShouldContain("--secrets            GATEWAY_SECRETS              folder with a folder for each certificate");
        (await GatewayProcess.RunAsync("Controller", "probe", $"{well.Address}", $"{well.Address}x")).ShouldBe((0, "", ""));
        (await GatewayProcess.RunAsync("Controller", "probe", "elsewhere")).ShouldBe((1, "", "error: 'elsewhere' is no http address"));
    }

    [Fact]
    public async Task Proxy_with_the_wrong_token_gets_nothing_and_says_so()
    {
        folder.Write("other", "simsalabim");
        await using var controller = GatewayProcess.Start("Controller", [.. Arguments("Controller"), $"--token-file={folder.Write("token", "sesame")}"]);
        await using var proxy = GatewayProcess.Start(
            "Proxy", "--http=127.0.0.1:0", "--admin=127.0.0.1:0", $"--controller={await controller.PortAsync("http")}", $"--token-file={folder["other"]}");

        await proxy.LoggedAsync("/v1/snapshot cannot be followed, what it said last stays in force: Response status code does not indicate success: 401 (Unauthorized).");

        // The token may be corrected while it runs.
        folder.Write("other", "sesame");
        await proxy.ReadyAsync("admin");
    }

    public void Dispose() => folder.Dispose();

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri server)
    {
        using var response = await client.GetAsync(new Uri(server, "/readyz"));
        return response.IsSuccessStatusCode;
    }

    private static async Task<bool> IsRefusedAsync(Uri server)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.Host, server.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private string[] Arguments(string program) => program switch
    {
        "Controller" => ["--listen=127.0.0.1:0", $"--routes-file={folder.Write("routes.yaml", "# none")}"],
        "Sds" => ["--listen=127.0.0.1:0", $"--secrets={folder.Path}", $"--token-file={folder.Write("token", "sesame")}"],
        _ => ["--http=127.0.0.1:0", "--admin=127.0.0.1:0", "--controller=http://127.0.0.1:1"],
    };
}
