using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Processes;

/// <summary>Routes and certificates change while requests go on.</summary>
public sealed class LiveChangeTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewaySet gateway = fixture.Set;

    [Fact]
    public async Task Changed_routes_apply_to_new_requests_while_those_in_flight_go_on()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using var old = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/slow")
            {
                entered.SetResult();
                await release.Task;
            }

            await context.Response.WriteAsync("old");
        });
        await using var next = await TestServer.NamedAsync("new");
        gateway.WriteRoutes(GatewaySet.Route("a", old));
        await gateway.Answers("/", "old");
        var slow = gateway.TextAsync("/slow");
        await entered.Task;

        gateway.WriteRoutes(GatewaySet.Route("a", next));
        await gateway.Answers("/", "new");
        release.SetResult();

        (await slow).ShouldBe("old");
    }

    [Fact]
    public async Task No_request_fails_while_routes_change_again_and_again()
    {
        await using var one = await TestServer.NamedAsync("same");
        await using var two = await TestServer.NamedAsync("same");
        gateway.WriteRoutes(GatewaySet.Route("a", one, "path: /load,"));
        await gateway.Answers("/load", "same");
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                (await gateway.TextAsync("/load")).ShouldBe("same");
            }
        }).ToArray();

        for (var change = 0; change < 5; change++)
        {
            gateway.WriteRoutes(GatewaySet.Route("a", change % 2 == 0 ? two : one, "path: /load,") + GatewaySet.Route("marker", one, $"path: /marker{change},"));
            await gateway.Answers($"/marker{change}", "same");
        }

        await enough.CancelAsync();
        await Task.WhenAll(load);
    }

    [Fact]
    public async Task Routes_of_a_mounted_config_map_change_when_its_link_is_swapped()
    {
        await using var one = await TestServer.NamedAsync("one");
        await using var two = await TestServer.NamedAsync("two");
        gateway.WriteRoutes(GatewaySet.Route("a", one));
        await gateway.Answers("/", "one");

        gateway.Swap("routes", "routes.yaml", GatewaySet.Route("a", two));
        await gateway.Answers("/", "two");
        gateway.Swap("routes", "routes.yaml", GatewaySet.Route("a", one));

        await gateway.Answers("/", "one");
    }

    [Fact]
    public async Task Bad_routes_change_nothing_and_all_their_problems_are_logged()
    {
        await using var backend = await TestServer.NamedAsync("good");
        gateway.WriteRoutes(GatewaySet.Route("a", backend));
        await gateway.Answers("/", "good");

        gateway.WriteRoutes(GatewaySet.Route("a", backend, "path: nowhere,") + GatewaySet.Route("b", backend, "timeout: soon,") + GatewaySet.Route("c", backend, "path: /c,"));

        await gateway.Controller.LoggedAsync("route default/a: spec.path: 'nowhere' must start with a slash");
        await gateway.Controller.LoggedAsync("route default/b: spec.timeout: 'soon' is no duration");
        (await gateway.TextAsync("/c")).ShouldBe("good");
        gateway.WriteRoutes(GatewaySet.Route("c", backend, "path: /c,"));
        await gateway.Answers("/", "gateway: no route matches\n");
    }

    [Fact]
    public async Task Proxy_keeps_its_routes_while_the_controller_is_away_and_follows_the_next_one()
    {
        await using var one = await TestServer.NamedAsync("one");
        await using var two = await TestServer.NamedAsync("two");
        gateway.WriteRoutes(GatewaySet.Route("a", one));
        await gateway.Answers("/", "one");

        await gateway.RestartControllerAsync(async () =>
        {
            await gateway.Proxy.LoggedAsync("/v1/snapshot cannot be followed");
            (await gateway.TextAsync("/")).ShouldBe("one");
            gateway.WriteRoutes(GatewaySet.Route("a", two));
        });

        await gateway.Answers("/", "two");
    }

    [Fact]
    public async Task Certificate_is_replaced_for_new_connections_and_a_bad_one_is_not()
    {
        await using var backend = await TestServer.NamedAsync("good");
        gateway.WriteRoutes(GatewaySet.Route("a", backend));
        await gateway.Answers("/", "good");
        using var fresh = Certificates.Create("a.test");
        using var expired = Certificates.Create(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(-1), "a.test");
        using var added = Certificates.Create("*.b.test");

        gateway.WriteSecret("a", fresh);
        await Eventually.Holds(async () => await gateway.ThumbprintAsync("a.test") == fresh.Thumbprint, "the new certificate is served");
        gateway.WriteSecret("a", expired);
        gateway.WriteSecret("b", added);
        await Eventually.Holds(() => TryAsync(gateway, "x.b.test", added.Thumbprint), "the added certificate is served");

        await gateway.Sds.LoggedAsync("Certificate a is not used: it expired on ");
        (await gateway.ThumbprintAsync("a.test")).ShouldBe(fresh.Thumbprint);
        foreach (var program in (GatewayProcess[])[gateway.Controller, gateway.Sds, gateway.Proxy])
        {
            program.Output.ShouldNotContain("PRIVATE");
            program.Output.ShouldNotContain("sesame");
        }
    }

    // Before there is a certificate for a name its handshakes fail.
    private static async Task<bool> TryAsync(GatewaySet gateway, string name, string thumbprint)
    {
        try
        {
            return await gateway.ThumbprintAsync(name) == thumbprint;
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }
}
