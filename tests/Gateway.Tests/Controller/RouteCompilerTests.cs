using System.Text.Json;
using Gateway.Controller.Routes;
using Gateway.Hosting.Routing;

namespace Gateway.Tests.Controller;

/// <summary>Resources become one snapshot, whatever order they come in.</summary>
public sealed class RouteCompilerTests
{
    [Fact]
    public void Snapshot_does_not_depend_on_the_order_of_resources_or_maps()
    {
        var a = Resource("a", """{"headers": {"x": "1", "y": "2"}, "methods": ["GET", "PUT"], "backends": [{"name": "s", "port": 1}]}""");
        var same = Resource("a", """{"methods": ["PUT", "GET"], "backends": [{"port": 1, "name": "s", "weight": 1}], "headers": {"y": "2", "x": "1"}, "path": "/"}""");
        var b = Resource("b", """{"backends": [{"name": "s", "port": 1}]}""");

        var one = Compile(a, b).Snapshot;
        var other = Compile(b, same).Snapshot;

        Json(other).ShouldBe(Json(one));
        one.Version.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public void Version_changes_with_the_content_only()
    {
        var before = Compile(Resource("a", """{"backends": [{"name": "s", "port": 1}]}""")).Snapshot.Version;

        Compile(Resource("a", """{"backends": [{"name": "s", "port": 1}]}""") with { Status = new(), Kind = "other" }).Snapshot.Version.ShouldBe(before);
        Compile(Resource("a", """{"backends": [{"name": "s", "port": 2}]}""")).Snapshot.Version.ShouldNotBe(before);
        Compile().Snapshot.Version.ShouldNotBe(before);
    }

    [Fact]
    public void Oldest_route_comes_first_then_the_first_by_name()
    {
        var routes = Compile(
            Resource("z", Spec("/1"), "2026-01-01T00:00:00Z"), Resource("a", Spec("/2"), "2026-01-02T00:00:00Z"), Resource("c", Spec("/3"), "2026-01-01T00:00:00Z"));

        routes.Snapshot.Routes.Select(route => route.Name).ShouldBe(["n/c", "n/z", "n/a"]);
    }

    [Fact]
    public void Newer_route_with_the_same_match_is_left_out()
    {
        var routes = Compile(Resource("new", Spec("/a/"), "2026-01-02T00:00:00Z"), Resource("old", Spec("/a"), "2026-01-01T00:00:00Z"), Resource("other", Spec("/a", "Exact"), "2026-01-03T00:00:00Z"));

        routes.Snapshot.Routes.Select(route => route.Name).ShouldBe(["n/old", "n/other"]);
        var refused = routes.Outcomes.Single(outcome => !outcome.IsAccepted);
        refused.Reason.ShouldBe("Conflict");
        refused.Problems.ShouldBe(["route n/old matches exactly the same requests and is older or first by name"]);
    }

    [Fact]
    public void Bad_route_is_left_out_and_the_others_stay()
    {
        var routes = Compile(Resource("bad", "{}"), Resource("good", Spec("/")));

        routes.Snapshot.Routes.ShouldHaveSingleItem().Name.ShouldBe("n/good");
        routes.Outcomes.Select(outcome => (outcome.Resource.Metadata.Name, outcome.Reason)).ShouldBe([("bad", "Invalid"), ("good", "Accepted")]);
    }

    [Fact]
    public void Backends_in_a_cluster_are_services_of_the_routes_namespace()
    {
        var routes = RouteCompiler.Compile(
            [Resource("in", """{"backends": [{"name": "web", "port": 80}]}"""), Resource("out", """{"path": "/x", "backends": [{"name": "web.other.svc", "port": 80}]}""")], inCluster: true);

        routes.Snapshot.Routes.ShouldHaveSingleItem().Spec.Backends.ShouldBe([new Backend("web.n.svc", 80)]);
        routes.Outcomes.Single(outcome => !outcome.IsAccepted).Problems.ShouldBe(["spec.backends: 'web.other.svc' is no name of a Service in the route's namespace"]);
    }

    private static CompiledRoutes Compile(params RouteResource[] resources) => RouteCompiler.Compile(resources, inCluster: false);

    private static string Json(RouteSnapshot snapshot) => JsonSerializer.Serialize(snapshot, RouteJson.Default.RouteSnapshot);

    private static string Spec(string path, string type = "Prefix") => $$"""{"path": "{{path}}", "pathType": "{{type}}", "backends": [{"name": "s", "port": 1}]}""";

    private static RouteResource Resource(string name, string spec, string? created = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "n", CreationTimestamp = created },
        Spec = JsonDocument.Parse(spec).RootElement,
    };
}
