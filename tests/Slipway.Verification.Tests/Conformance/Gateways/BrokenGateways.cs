using System.Text.Json.Nodes;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>Gateways with one fault each, and the checks that must find it.</summary>
internal static class BrokenGateways
{
    public static IReadOnlyDictionary<string, (Fault Fault, string[] FoundBy)> All { get; } = new Dictionary<string, (Fault, string[])>(StringComparer.Ordinal)
    {
        ["ignores weights"] = (Misreading(spec => ForEachBackend(spec, backend => backend["weight"] = Math.Min(1, backend["weight"]!.GetValue<int>()))), ["weights"]),
        ["sends to backends of weight 0"] = (Misreading(spec => ForEachBackend(spec, backend => backend["weight"] = Math.Max(1, backend["weight"]!.GetValue<int>()))), ["no backend", "weights"]),
        ["ignores headers"] = (Misreading("header", "headers", null), ["header"]),
        ["ignores methods"] = (Misreading("method", "methods", null), ["method"]),
        ["takes prefixes for exact paths"] = (Misreading("path-exact", "pathType", "Prefix"), ["exact path"]),
        ["takes exact paths for prefixes"] = (Misreading("path-prefix", "pathType", "Exact"), ["path prefix"]),
        ["counts headers wrongly"] = (Misreading("precedence-two-headers", "headers", new JsonObject { ["x-two"] = "2" }), ["precedence of methods and headers"]),
        ["prefers the shorter path"] = (Misreading("precedence-path-prefix", "path", "/shop/cart/1/2"), ["precedence of paths"]),
        ["prefers the wildcard"] = (Misreading("precedence-host-exact", "host", "*.hosts.conformance.test"), ["precedence of hosts"]),
        ["takes every host"] = (Misreading("host-exact", "host", "*"), ["changed routes", "exact host", "exact path", "header", "method", "path prefix", "unknown host", "wildcard host"]),
        ["does not rewrite"] = (Without("rewritePrefix"), ["rewrite"]),
        ["redirects with another status"] = (Misreading(spec => (spec["redirect"] as JsonObject)?["status"] = 302), ["redirect"]),
        ["waits for ever"] = (Without("timeout"), ["timeout"]),
        ["leaves the headers of requests"] = (Without("requestHeaders"), ["request headers"]),
        ["leaves the headers of responses"] = (Without("responseHeaders"), ["response headers"]),
        ["believes clients"] = (new() { ProxyOption = "--trust-forwarded=true" }, ["forwarded headers"]),
        ["cuts large bodies"] = (new() { ProxyOption = "--max-body-bytes=1000000" }, ["large upload over HTTP/1.1", "large upload over HTTP/2"]),
        ["speaks no HTTP/2 to backends"] = (Misreading(spec => ForEachBackend(spec, backend => backend.Remove("protocol"))), ["HTTP/2 to the backend"]),
        ["has one certificate for all names"] = (new() { OneCertificate = true }, ["certificate by server name"]),
        ["sticks to one backend"] = (new() { Misreads = (name, spec) => _ = name == "dead-backend" && (spec["backends"] as JsonArray)!.Remove(spec["backends"]![0]) }, ["dead backend"]),
        ["keeps deleted routes"] = (new() { KeepsDeletedRoutes = true }, ["changed routes"]),
        ["is always ready"] = (new() { AlwaysReady = true }, ["not ready without a controller", "rollout of the gateway"]),
        ["drops connections when it stops"] = (new() { DropsConnections = true }, ["rollout of the gateway"]),
        ["cuts large answers"] = (new() { CutsAnswers = true }, ["large download over HTTP/1.1"]),
        ["knows no WebSockets"] = (Misreading("websocket-http-11", "methods", new JsonArray("POST")), ["websocket over HTTP/1.1"]),
        ["changes paths"] = (Misreading("request-http-11", "rewritePrefix", "/changed"), ["request over HTTP/1.1"]),
        ["speaks no HTTP/2"] = (
            new() { SpeaksHttp1Only = true },
            ["large download over HTTP/2", "large upload over HTTP/2", "request over HTTP/2", "rollout of a backend", "rollout of the gateway", "websocket over HTTP/2"]),
        ["has certificates of somebody else"] = (new() { CertificatesOfOthers = true }, ["certificate by server name", "request over HTTP/2 and TLS", "request over TLS"]),
        ["is of another version"] = (new() { Version = "1.3.9" }, ["version"]),
        ["lacks a program"] = (new() { LacksProgram = true }, ["live", "ready", "version"]),
        ["loses requests when a backend is replaced"] = (new() { BreaksWithBackends = true }, ["rollout of a backend"]),
    };

    private static Fault Misreading(Action<JsonObject> change) => new() { Misreads = (_, spec) => change(spec) };

    private static Fault Without(string member) => Misreading(spec => spec.Remove(member));

    private static Fault Misreading(string route, string member, JsonNode? value) => new()
    {
        Misreads = (name, spec) =>
        {
            if (name == route)
            {
                spec.Remove(member);
                _ = value is null || spec.TryAdd(member, value.DeepClone());
            }
        },
    };

    private static void ForEachBackend(JsonObject spec, Action<JsonObject> change)
    {
        foreach (var backend in spec["backends"] as JsonArray ?? [])
        {
            change(backend!.AsObject());
        }
    }
}
