using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Gateway.Controller.Files;
using Gateway.Controller.Routes;
using Gateway.Hosting.Routing;
using Slipway.Testing;
using YamlDotNet.RepresentationModel;

namespace Gateway.Tests.Charts;

/// <summary>The custom resource's schema says what the controller understands.</summary>
public sealed partial class RouteDefinitionTests
{
    private static readonly JsonElement Definition = Load();

    private static readonly JsonElement Spec = Definition.GetProperty("spec").GetProperty("versions")[0].GetProperty("schema").GetProperty("openAPIV3Schema").GetProperty("properties").GetProperty("spec");

    [Fact]
    public void Definition_has_the_names_that_the_controller_asks_for()
    {
        var spec = Definition.GetProperty("spec");
        spec.GetProperty("group").GetString().ShouldBe(RouteResource.Group);
        $"{RouteResource.Group}/{spec.GetProperty("versions")[0].GetProperty("name")}".ShouldBe(RouteResource.ThisVersion);
        spec.GetProperty("names").GetProperty("kind").GetString().ShouldBe(RouteResource.ThisKind);
        Definition.GetProperty("metadata").GetProperty("name").GetString().ShouldBe($"{spec.GetProperty("names").GetProperty("plural")}.{RouteResource.Group}");
        spec.GetProperty("versions")[0].GetProperty("subresources").TryGetProperty("status", out _).ShouldBeTrue();
    }

    [Fact]
    public void Schema_has_the_members_of_the_model_and_no_others()
    {
        Members(Spec).ShouldBe(Members(RouteJson.Default.RouteSpec), ignoreOrder: true);
        Members(Member("backends").GetProperty("items")).ShouldBe(Members(RouteJson.Default.Backend), ignoreOrder: true);
        Members(Member("redirect")).ShouldBe(Members(RouteJson.Default.Redirect), ignoreOrder: true);
        Members(Member("requestHeaders")).ShouldBe(Members(RouteJson.Default.HeaderRules), ignoreOrder: true);
        Members(Member("responseHeaders")).ShouldBe(Members(RouteJson.Default.HeaderRules), ignoreOrder: true);
        Names(Member("pathType")).ShouldBe(Enum.GetNames<PathType>());
        Names(Member("backends").GetProperty("items").GetProperty("properties").GetProperty("protocol")).ShouldBe(Enum.GetNames<BackendProtocol>());
    }

    [Fact]
    public void Controller_knows_every_member_of_the_schema()
    {
        foreach (var member in Members(Spec))
        {
            var (_, problems) = SpecReader.Read(JsonDocument.Parse($$"""{"{{member}}": null}""").RootElement, inCluster: true);
            problems.ShouldHaveSingleItem().ShouldStartWith($"spec.{member}: is null; expected ");
        }
    }

    [Theory]
    [InlineData("host", "*", true)]
    [InlineData("host", "*.a.test", true)]
    [InlineData("host", "a.*.test", false)]
    [InlineData("host", "A.test", false)]
    [InlineData("path", "/a/ b", true)]
    [InlineData("path", "a", false)]
    [InlineData("path", "/%41", false)]
    [InlineData("rewritePrefix", "/", true)]
    [InlineData("rewritePrefix", "x", false)]
    [InlineData("timeout", "1h30m", true)]
    [InlineData("timeout", "1d", false)]
    public void Patterns_of_the_schema_agree_with_the_controller(string member, string value, bool good)
    {
        Regex.IsMatch(value, Member(member).GetProperty("pattern").GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(good);
        var spec = JsonDocument.Parse($$"""{"backends": [{"name": "b", "port": 1}], "{{member}}": "{{value}}"}""").RootElement;
        SpecReader.Read(spec, inCluster: true).Problems.Count.ShouldBe(good ? 0 : 1);
    }

    private static JsonElement Member(string name) => Spec.GetProperty("properties").GetProperty(name);

    private static IEnumerable<string> Members(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Members(JsonTypeInfo type) => type.Properties.Select(property => property.Name);

    private static IEnumerable<string?> Names(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(name => name.GetString());

    private static JsonElement Load()
    {
        var template = File.ReadAllText(Path.Combine(Golden.RepositoryRoot, "src/Gateway/charts/gateway-crds/templates/routes.yaml"));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Action().Replace(template, "rendered")));
        return YamlJson.Convert(yaml.Documents.Single().RootNode);
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.None, 1000)]
    private static partial Regex Action();
}
