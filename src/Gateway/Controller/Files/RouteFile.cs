using System.Text.Json;
using Gateway.Controller.Routes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Controller.Files;

/// <summary>A file of <c>Route</c> manifests: the documents that <c>kubectl apply</c> takes, one after the other.</summary>
internal static class RouteFile
{
    /// <summary>Reads and compiles the manifests.</summary>
    /// <returns>The routes, or null and everything that is wrong with them.</returns>
    public static (CompiledRoutes? Routes, IReadOnlyList<string> Problems) Read(string yaml)
    {
        if (yaml.Length == 0)
        {
            // An editor that truncates before it writes must not take all routes away; a comment says "none" on purpose.
            return (null, ["the file is empty; a file without routes has at least a comment"]);
        }

        var (resources, problems) = Documents(yaml);
        var compiled = RouteCompiler.Compile(resources, inCluster: false);
        problems.AddRange(Twice(resources));
        problems.AddRange(compiled.Outcomes.SelectMany(outcome => outcome.Problems.Select(problem => $"route {outcome.Resource.FullName}: {problem}")));
        return problems.Count == 0 ? (compiled, []) : (null, problems);
    }

    private static (List<RouteResource> Resources, List<string> Problems) Documents(string yaml)
    {
        var resources = new List<RouteResource>();
        var problems = new List<string>();
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(yaml);
            stream.Load(reader);
            foreach (var document in stream.Documents.Where(document => document.RootNode is not YamlScalarNode { Value: null or "" }))
            {
                var line = document.RootNode.Start.Line;
                var resource = Resource(document.RootNode, problem => problems.Add($"the document at line {line}: {problem}"));
                resources.AddRange(resource is null ? [] : [resource]);
            }
        }
        catch (YamlException e)
        {
            problems.Add($"line {e.Start.Line}, column {e.Start.Column}: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser knows no better for some texts.
            problems.Add($"the file is no YAML: {e.Message}");
        }

        return (resources, problems);
    }

    private static RouteResource? Resource(YamlNode node, Action<string> problem)
    {
        RouteResource? resource;
        try
        {
            resource = YamlJson.Convert(node).Deserialize(ResourceJson.Default.RouteResource);
        }
        catch (JsonException e)
        {
            problem($"{e.Path} is not what a Route manifest has there");
            return null;
        }

        if (resource is not { Kind: RouteResource.ThisKind, ApiVersion: RouteResource.ThisVersion })
        {
            problem($"is {resource?.ApiVersion} {resource?.Kind}; expected apiVersion: {RouteResource.ThisVersion}, kind: {RouteResource.ThisKind}");
        }
        else if (resource.Metadata.Name.Length == 0)
        {
            problem("has no metadata.name");
        }
        else
        {
            return resource;
        }

        return null;
    }

    private static IEnumerable<string> Twice(IEnumerable<RouteResource> resources) =>
        resources.GroupBy(resource => resource.FullName).Where(group => group.Skip(1).Any()).Select(group => $"route {group.Key}: is given twice");
}
