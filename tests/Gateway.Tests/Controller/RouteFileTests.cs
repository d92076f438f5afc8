using FsCheck;
using FsCheck.Fluent;
using Gateway.Controller.Files;
using Gateway.Hosting.Routing;

namespace Gateway.Tests.Controller;

/// <summary>A file of manifests becomes a snapshot, or every mistake in it is named.</summary>
public sealed class RouteFileTests
{
    private const string Head = "apiVersion: gateway.slipway.dev/v1alpha1\nkind: Route\n";

    private const string Mistakes = $$$"""
        {{{Head}}}
        metadata: {name: shape}
        spec:
          host: 5
          colour: red
          pathType: Regex
          methods: GET
          headers: {x-n: 1}
          backends: [{port: eighty, weight: 1.5}, web]
          redirect:
          requestHeaders: {remove: {a: b}, rename: {}}
        ---
        {{{Head}}}
        metadata: {name: meaning}
        spec: {path: shop, timeout: soon, backends: [{name: a, port: 0}]}
        ---
        {{{Head}}}
        metadata: {name: none}
        ---
        {{{Head}}}
        metadata: {name: twice}
        spec: {path: /1, backends: [{name: a, port: 1}]}
        ---
        {{{Head}}}
        metadata: {name: twice}
        spec: {path: /2, backends: [{name: a, port: 1}]}
        ---
        {{{Head}}}
        metadata: {name: same}
        spec: {path: /1/, methods: [], backends: [{name: b, port: 1}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        ---
        {{{Head}}}
        spec: {}
        ---
        {{{Head}}}
        metadata: [a]
        ---
        just text
        """;

    [Fact]
    public void Manifests_become_routes_with_all_their_members()
    {
        var (routes, problems) = RouteFile.Read($$$"""
            # Two routes.
            {{{Head}}}
            metadata: {name: b, namespace: shop, labels: {team: x}}
            spec:
              host: "*.example.test"
              path: /shop
              pathType: Exact
              methods: [POST, GET]
              headers: {x-b: "1", x-a: 'yes'}
              timeout: 15s
              requestHeaders: {set: {x-team: shop}, remove: [cookie]}
              responseHeaders: {add: {x-gateway: "true"}}
              backends:
              - {name: one, port: 8080, weight: 9}
              - {name: two.shop, port: 9090, protocol: H2c}
            status: {conditions: []}
            ---
            {{{Head}}}
            metadata: {name: a}
            spec: {path: /old, rewritePrefix: /new, redirect: {scheme: https, status: 301}}
            ---
            """);

        problems.ShouldBeEmpty();
        var all = routes!.Snapshot.Routes;
        all.Select(route => route.Name).ShouldBe(["default/a", "shop/b"]);
        all[0].Spec.Redirect.ShouldBe(new("https", Status: 301));
        all[0].Spec.RewritePrefix.ShouldBe("/new");
        var shop = all[1].Spec;
        shop.Host.ShouldBe("*.example.test");
        shop.PathType.ShouldBe(PathType.Exact);
        shop.Methods.ShouldBe(["GET", "POST"]);
        shop.Headers.ShouldBe(new Dictionary<string, string> { ["x-a"] = "yes", ["x-b"] = "1" });
        shop.Timeout.ShouldBe("15s");
        shop.RequestHeaders!.Remove.ShouldBe(["cookie"]);
        shop.ResponseHeaders!.Add["x-gateway"].ShouldBe("true");
        shop.Backends.ShouldBe([new("one", 8080, 9), new("two.shop", 9090, 1, BackendProtocol.H2c)]);
    }

    [Fact]
    public void Every_mistake_is_named_with_its_place() =>
        RouteFile.Read(Mistakes).Problems.ShouldBe(
        [
            "the document at line 44: is v1 Service; expected apiVersion: gateway.slipway.dev/v1alpha1, kind: Route",
            "the document at line 48: has no metadata.name",
            "the document at line 53: $.metadata is not what a Route manifest has there",
            "the document at line 58: $ is not what a Route manifest has there",
            "route default/twice: is given twice",
            "route default/meaning: spec.path: 'shop' must start with a slash and have no empty segment, ?, #, % or control character",
            "route default/meaning: spec.backends[0].port: 0 is not between 1 and 65535",
            "route default/meaning: spec.timeout: 'soon' is no duration above zero, such as 500ms, 15s or 1h30m",
            "route default/none: spec: is missing; expected a map",
            "route default/shape: spec.host: is 5; expected text; quote it",
            "route default/shape: spec.colour: is unknown; expected one of host, path, pathType, methods, headers, backends, rewritePrefix, redirect, requestHeaders, responseHeaders, timeout",
            "route default/shape: spec.pathType: is \"Regex\"; expected one of Prefix, Exact",
            "route default/shape: spec.methods: is \"GET\"; expected a list",
            "route default/shape: spec.headers.x-n: is 1; expected text; quote it",
            "route default/shape: spec.backends[0].port: is \"eighty\"; expected a whole number",
            "route default/shape: spec.backends[0].weight: is 1.5; expected a whole number",
            "route default/shape: spec.backends[0].name: is missing",
            "route default/shape: spec.backends[1]: is \"web\"; expected a map",
            "route default/shape: spec.redirect: is null; expected a map",
            "route default/shape: spec.requestHeaders.remove: is a map; expected a list",
            "route default/shape: spec.requestHeaders.rename: is unknown; expected one of set, add, remove",
            "route default/twice: route default/same matches exactly the same requests and is older or first by name",
        ]);

    [Theory]
    [InlineData("", "the file is empty; a file without routes has at least a comment")]
    [InlineData("a: [", "line 2, column 1: ")]
    [InlineData("a: 1\na: 2", "line 2, column 1: ")]
    [InlineData("{? [x] : y}", "line 1, column 4: a key must be text")]
    [InlineData("a: *nobody", "line 1, column 1: The anchor")]
    public void File_that_is_no_yaml_is_named_with_line_and_column(string yaml, string problem) =>
        RouteFile.Read(yaml).Problems.ShouldHaveSingleItem().ShouldStartWith(problem);

    [Fact]
    public void File_that_explodes_is_refused()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 8).Select(i =>
            $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        RouteFile.Read(bomb).Problems.ShouldHaveSingleItem().ShouldEndWith("the document has more than 200000 nodes, or more than 32 levels");
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void File_without_a_floor_is_refused(string yaml) => RouteFile.Read(yaml).Problems.ShouldNotBeEmpty();

    [Fact]
    public void Any_text_is_either_routes_or_problems() => Prop.ForAll(
        Gen.Elements("a", ":", " ", "\n", "-", "[", "]", "{", "}", "\"", "'", "&a", "*a", "!", "|", "#", "---\n", "? ", "\t", "0", "\u0001", "é", "apiVersion: gateway.slipway.dev/v1alpha1\nkind: Route\n", "metadata: {name: a}\n", "spec: ").ListOf().ToArbitrary(),
        parts =>
        {
            var (routes, problems) = RouteFile.Read(string.Concat(parts));
            return routes is null == problems.Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("# nothing yet")]
    [InlineData("---\n---\n")]
    public void File_without_routes_is_an_empty_snapshot(string yaml) => RouteFile.Read(yaml).Routes!.Snapshot.Routes.ShouldBeEmpty();
}
