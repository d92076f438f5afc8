using System.Net;
using System.Text.Json;
using Gateway.Controller.Cluster;
using Gateway.Controller.Routes;
using Gateway.Tests.Support;

namespace Gateway.Tests.Controller;

/// <summary>What the API server says is understood, as a real one said it.</summary>
public sealed class ApiServerClientTests : IAsyncLifetime
{
    private FakeApiServer server = null!;
    private ApiServerClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeApiServer.StartAsync();
        client = new(new(server.Address, server.ServiceAccount, null));
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task List_is_read_page_by_page()
    {
        var (routes, version) = await client.ListAsync(CancellationToken.None);

        version.ShouldBe("1565");
        routes.Select(route => (route.FullName, route.Metadata.ResourceVersion, route.Metadata.Generation)).ShouldBe([("default/a", "1560", 1), ("default/b", "1561", 1), ("default/c", "1562", 1)]);
        routes[0].Spec.GetProperty("host").GetString().ShouldBe("a.example.test");
        server.Requests.ShouldBe(
        [
            $"GET {FakeApiServer.Path}?limit=500",
            $"GET {FakeApiServer.Path}?limit=500&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MTU2NSwic3RhcnQiOiIvZGVmYXVsdC9hXHUwMDAwIn0",
        ]);
    }

    [Fact]
    public async Task Watch_is_read_line_by_line()
    {
        server.Refuse("watch");

        var events = await client.WatchAsync("1565", CancellationToken.None).ToListAsync();

        events.Select(change => (change.Type, change.Object.Deserialize(ResourceJson.Default.RouteResource)!.Metadata.ResourceVersion)).ShouldBe(
            [("ADDED", "1560"), ("ADDED", "1561"), ("ADDED", "1562"), ("ADDED", "1567"), ("MODIFIED", "1570"), ("DELETED", "1573"), ("BOOKMARK", "1573")]);
        server.Requests.ShouldBe([$"GET {FakeApiServer.Path}?watch=1&allowWatchBookmarks=true&timeoutSeconds=300&resourceVersion=1565"]);
    }

    [Fact]
    public async Task Watch_from_too_long_ago_is_410_although_it_begins_with_200()
    {
        server.Refuse("watch-old");

        var refused = await Should.ThrowAsync<ApiException>(async () => await client.WatchAsync("1", CancellationToken.None).ToListAsync());

        refused.Status.ShouldBe(HttpStatusCode.Gone);
        refused.Message.ShouldBe("watch: 410 too old resource version: 1 (1559)");
    }

    [Theory]
    [InlineData("unauthorized", 401, "401 Unauthorized; the service account's token is not accepted: it may have expired, or belong to another cluster")]
    [InlineData("forbidden", 403, "403 routes.gateway.slipway.dev is forbidden: User \"system:serviceaccount:default:default\" cannot list resource \"routes\" in API group \"gateway.slipway.dev\" at the cluster scope; give the service account the permissions of the gateway's chart")]
    [InlineData("missing-crd", 404, "404 404 page not found; install the gateway-crds chart, which brings the Route resource")]
    public async Task Refusal_says_what_to_do(string recording, int status, string message)
    {
        server.Refuse(recording);

        var refused = await Should.ThrowAsync<ApiException>(() => client.ListAsync(CancellationToken.None));

        refused.Status.ShouldBe((HttpStatusCode)status);
        refused.Message.ShouldBe($"GET {FakeApiServer.Path}?limit=500: {message}");
    }

    [Fact]
    public async Task Token_is_read_for_each_request()
    {
        server.Token = "token-2";
        (await Should.ThrowAsync<ApiException>(() => client.ListAsync(CancellationToken.None))).Status.ShouldBe(HttpStatusCode.Unauthorized);

        server.WriteToken("token-2\n");

        (await client.ListAsync(CancellationToken.None)).Routes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Status_is_patched_only_if_the_route_is_still_the_same()
    {
        var (routes, _) = await client.ListAsync(CancellationToken.None);
        var condition = new Condition { Type = "Accepted", Status = "True", Reason = "Accepted", Message = "m", LastTransitionTime = "2026-01-01T00:00:00Z", ObservedGeneration = 1 };

        await client.PatchStatusAsync(routes[1], new() { Conditions = [condition] }, CancellationToken.None);
        server.PatchRefusals.Enqueue(Recording.Load("put-conflict"));
        var refused = await Should.ThrowAsync<ApiException>(() => client.PatchStatusAsync(routes[1], new() { Conditions = [condition] }, CancellationToken.None));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        server.Requests.Last().ShouldBe("PATCH /apis/gateway.slipway.dev/v1alpha1/namespaces/default/routes/b/status");
        server.Patches.First().Patch.ToJsonString().ShouldBe(
            """{"metadata":{"resourceVersion":"1561"},"status":{"conditions":[{"type":"Accepted","status":"True","reason":"Accepted","message":"m","lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1}]}}""");
    }

    [Fact]
    public async Task Server_with_another_certificate_is_not_trusted()
    {
        using var other = Certificates.Create("localhost");
        await File.WriteAllTextAsync(Path.Combine(server.ServiceAccount, "ca.crt"), other.ExportCertificatePem());
        using var distrustful = new ApiServerClient(new(server.Address, server.ServiceAccount, null));

        (await Should.ThrowAsync<HttpRequestException>(() => distrustful.ListAsync(CancellationToken.None))).HttpRequestError.ShouldBe(HttpRequestError.SecureConnectionError);
        server.Requests.ShouldBeEmpty();
    }
}
