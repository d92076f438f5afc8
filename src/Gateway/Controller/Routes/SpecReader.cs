using System.Text.Json;
using Gateway.Hosting.Routing;
using static Gateway.Controller.Routes.Shape;

namespace Gateway.Controller.Routes;

/// <summary>Reads a route's spec and finds everything that is wrong with it.</summary>
internal static class SpecReader
{
    private static readonly Shape Rules = Members(new("set", MapOf(Text)), new("add", MapOf(Text)), new("remove", ListOf(Text)));

    private static readonly Shape BackendShape = Members(
        new("name", Text, Required: true),
        new("port", Number, Required: true),
        new("weight", Number),
        new("protocol", OneOf(Enum.GetNames<BackendProtocol>())));

    private static readonly Shape RedirectShape = Members(new("scheme", Text), new("host", Text), new("port", Number), new("status", Number));

    private static readonly Shape Spec = Members(
        new("host", Text),
        new("path", Text),
        new("pathType", OneOf(Enum.GetNames<PathType>())),
        new("methods", ListOf(Text)),
        new("headers", MapOf(Text)),
        new("backends", ListOf(BackendShape)),
        new("rewritePrefix", Text),
        new("redirect", RedirectShape),
        new("requestHeaders", Rules),
        new("responseHeaders", Rules),
        new("timeout", Text));

    /// <summary>Reads a spec.</summary>
    /// <returns>The spec, or null and the problems.</returns>
    public static (RouteSpec? Spec, IReadOnlyList<string> Problems) Read(JsonElement json, bool inCluster)
    {
        IReadOnlyList<string> problems = [.. Spec.Check("spec", json)];
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var spec = Sorted(json.Deserialize(RouteJson.Default.RouteSpec)!);
        problems = [.. RouteValidator.Validate(spec).Concat(inCluster ? Services(spec) : []).Select(problem => $"spec.{problem}")];
        return problems.Count == 0 ? (spec, []) : (null, problems);
    }

    // A dot would name a Service of another namespace, or any host that the proxies reach: their owners did not agree to that.
    private static IEnumerable<string> Services(RouteSpec spec) =>
        spec.Backends.Where(backend => backend.Name.Contains('.')).Select(backend => $"backends: '{backend.Name}' is no name of a Service in the route's namespace");

    // Equal routes get equal bytes, however their maps were written down.
    private static RouteSpec Sorted(RouteSpec spec) => spec with
    {
        Methods = [.. spec.Methods.Order(StringComparer.Ordinal)],
        Headers = Sorted(spec.Headers),
        RequestHeaders = Sorted(spec.RequestHeaders),
        ResponseHeaders = Sorted(spec.ResponseHeaders),
    };

    private static HeaderRules? Sorted(HeaderRules? rules) => rules is null ? null : rules with { Set = Sorted(rules.Set), Add = Sorted(rules.Add) };

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> map) => new(map.ToDictionary(), StringComparer.Ordinal);
}
