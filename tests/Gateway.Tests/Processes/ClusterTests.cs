using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Tests.Support;

namespace Gateway.Tests.Processes;

/// <summary>The controller as a process that follows a cluster.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly HttpClient client = new();
    private FakeApiServer server = null!;

    public async ValueTask InitializeAsync() => server = await FakeApiServer.StartAsync();

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task Routes_of_list_and_watch_become_snapshots()
    {
        await using var controller = Start();
        await controller.ReadyAsync("http");
        (await RoutesAsync(controller)).ShouldBe(["default/a good.default.svc", "default/b good.default.svc", "default/c good.default.svc"]);

        foreach (var line in Recording.Load("watch").Lines.Skip(3).Take(1))
        {
            server.Send(line);
        }

        await Shows(controller, "default/a", "default/b", "default/c", "default/d");
        server.Send(FakeApiServer.Event("MODIFIED", "a", """{"host": "a.example.test", "backends": [{"name": "better", "port": 80}]}""", "1568"));
        server.Send(Recording.Load("watch").Lines[5]);
        await Shows(controller, "default/a better.default.svc", "default/b", "default/c");

        // The bookmark moves the version on, so that the next watch does not begin at an old one.
        server.Send(Recording.Load("watch").Lines[6]);
        server.EndWatch();
        await Eventually.Holds(() => server.Requests.Any(request => request.EndsWith("&resourceVersion=1573", StringComparison.Ordinal)), "the watch goes on at the bookmark");
        server.Requests.Count(request => request.Contains("limit")).ShouldBe(2);
    }

    [Fact]
    public async Task Routes_are_listed_again_when_the_watch_is_too_old()
    {
        await using var controller = Start();
        await controller.ReadyAsync("http");
        server.Send(FakeApiServer.Event("ADDED", "lost", """{"host": "x.test", "backends": [{"name": "x", "port": 80}]}""", "1568"));
        await Shows(controller, "default/a", "default/b", "default/c", "default/lost");

        server.Send(Recording.Load("watch-old").Lines[0]);

        await Shows(controller, "default/a", "default/b", "default/c");
        server.Requests.Count(request => request.Contains("limit")).ShouldBe(4);
    }

    [Theory]
    [InlineData("forbidden", "give the service account the permissions of the gateway's chart")]
    [InlineData("missing-crd", "install the gateway-crds chart")]
    [InlineData("unauthorized", "the service account's token is not accepted")]
    public async Task Controller_is_not_ready_and_says_why_until_it_may_list(string refusal, string advice)
    {
        server.Token = "not yet";
        if (refusal != "unauthorized")
        {
            server.Token = "token-1";
            server.Refuse(refusal);
            server.Refuse(refusal);
        }

        await using var controller = Start();
        await controller.LoggedAsync(advice);
        using (var ready = await client.GetAsync(new Uri(await controller.PortAsync("http"), "/healthz")))
        {
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        server.Token = "token-1";

        await controller.ReadyAsync("http");
    }

    [Fact]
    public async Task Status_of_each_route_says_what_became_of_it()
    {
        server.PatchRefusals.Enqueue(Recording.Load("put-conflict"));
        await using var controller = Start();
        await controller.ReadyAsync("http");
        await Eventually.Holds(() => server.Patches.Count == 3, "all listed routes get a status");

        server.Send(FakeApiServer.Event("ADDED", "bad", """{"host": "Bad Host", "backends": []}""", "1568"));
        server.Send(FakeApiServer.Event("ADDED", "late", """{"host": "b.example.test", "backends": [{"name": "x", "port": 80}]}""", "1569"));
        await Eventually.Holds(() => Condition("bad") is not null && Condition("late") is not null, "the new routes get a status");

        Condition("c")!["status"]!.GetValue<string>().ShouldBe("True");
        Condition("bad")!["status"]!.GetValue<string>().ShouldBe("False");
        Condition("bad")!["reason"]!.GetValue<string>().ShouldBe("Invalid");
        Condition("bad")!["message"]!.GetValue<string>().ShouldBe("spec.host: 'Bad Host' is neither a host name, nor *.<name>, nor *; spec.backends: there is none, and no redirect either");
        Condition("late")!["reason"]!.GetValue<string>().ShouldBe("Conflict");
        (await RoutesAsync(controller)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Known_routes_stay_while_the_api_server_is_away()
    {
        await using var controller = Start();
        await controller.ReadyAsync("http");

        await server.DisposeAsync();
        await controller.LoggedAsync("The API server cannot be followed, the routes known so far stay in force");

        (await RoutesAsync(controller)).Length.ShouldBe(3);
        (await controller.StopAsync()).ShouldBe(0);
        controller.Output.ShouldNotContain("token-1");
    }

    private GatewayProcess Start() =>
        GatewayProcess.Start("Controller", "--listen=127.0.0.1:0", $"--api-server={server.Address}", $"--service-account={server.ServiceAccount}");

    private JsonNode? Condition(string name) =>
        server.Patches.LastOrDefault(patch => patch.Route.EndsWith($"/routes/{name}/status", StringComparison.Ordinal)).Patch?["status"]!["conditions"]!.AsArray().Single();

    private async Task<string[]> RoutesAsync(GatewayProcess controller)
    {
        await using var body = await client.GetStreamAsync(new Uri(await controller.PortAsync("http"), "/v1/snapshot"));
        using var snapshot = await JsonDocument.ParseAsync(body);
        return [.. snapshot.RootElement.GetProperty("routes").EnumerateArray().Select(route =>
            $"{route.GetProperty("name")} {route.GetProperty("spec").GetProperty("backends")[0].GetProperty("name")}")];
    }

    private Task Shows(GatewayProcess controller, params string[] routes) => Eventually.Holds(
        async () => await RoutesAsync(controller) is var shown && shown.Length == routes.Length && shown.Order().Zip(routes).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)),
        $"the snapshot has {string.Join(", ", routes)}");
}
