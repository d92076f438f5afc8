using System.Text.Json.Nodes;

namespace Slipway.Verification;

/// <summary>Writes routes as manifests.</summary>
internal static class RouteWriter
{
    public static RouteManifest Write(TestRoute route, IReadOnlyDictionary<string, BackendAddress> backends) => new(
        route.Name,
        new JsonObject
        {
            ["apiVersion"] = "gateway.slipway.dev/v1alpha1",
            ["kind"] = "Route",
            ["metadata"] = new JsonObject { ["name"] = route.Name },
            ["spec"] = Spec(route, backends),
        }.ToJsonString());

    private static JsonObject Spec(TestRoute route, IReadOnlyDictionary<string, BackendAddress> backends)
    {
        var spec = new JsonObject { ["host"] = route.Host, ["path"] = route.Path, ["pathType"] = route.Exact ? "Exact" : "Prefix" };
        Add(spec, "methods", route.Methods.Count == 0 ? null : List(route.Methods));
        Add(spec, "headers", route.Headers.Count == 0 ? null : Map(route.Headers));
        Add(spec, "timeout", route.Timeout);
        Add(spec, "rewritePrefix", route.RewritePrefix);
        Add(spec, "requestHeaders", Rules(route.RequestHeaders));
        Add(spec, "responseHeaders", Rules(route.ResponseHeaders));
        Add(spec, "redirect", route.Redirect is not { } redirect ? null : new JsonObject
        {
            ["scheme"] = redirect.Scheme,
            ["host"] = redirect.Host,
            ["port"] = redirect.Port,
            ["status"] = redirect.Status,
        });
        Add(spec, "backends", route.Backends.Count == 0 ? null : new JsonArray([.. route.Backends.Select(backend => Backend(backend, backends[backend.Name]))]));
        return spec;
    }

    private static JsonObject Backend(TestBackend backend, BackendAddress address)
    {
        var json = new JsonObject { ["name"] = address.Host, ["port"] = backend.H2c ? address.H2cPort : address.Port, ["weight"] = backend.Weight };
        Add(json, "protocol", backend.H2c ? "H2c" : null);
        return json;
    }

    private static JsonObject? Rules(TestHeaderRules? rules) =>
        rules is null ? null : new JsonObject { ["set"] = Map(rules.Set), ["add"] = Map(rules.Add), ["remove"] = List(rules.Remove) };

    private static JsonObject Map(IReadOnlyDictionary<string, string> map) => new(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray List(IReadOnlyList<string> list) => new([.. list.Select(item => (JsonNode?)item)]);

    private static void Add(JsonObject spec, string name, JsonNode? value)
    {
        if (value is not null)
        {
            spec[name] = value;
        }
    }
}
