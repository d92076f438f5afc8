using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Output;

/// <summary>Programs that read a build get events.</summary>
public sealed class JsonViewTests
{
    private readonly OutputFixture _build = new();

    [Fact]
    public void Events_are_lines_of_json()
    {
        var view = new JsonView(_build.Text, new ManualTime());
        view.Start([_build.Compile, _build.Test], 2);
        view.Begin(_build.Compile);
        view.Write(_build.Compile, LogLevel.Information, "a\nb");
        view.Write(null, LogLevel.Warning, "outside");
        _build.Compile.Status = TargetStatus.Succeeded;
        _build.Compile.Duration = TimeSpan.FromSeconds(1.23456);
        view.End(_build.Compile);
        view.Finish(OutputFixture.Failed with { Report = AbsolutePath.Parse("/repository/artifacts/report/index.html") });

        Golden.Match(_build.Take(), "events.jsonl");
    }

    [Fact]
    public void Events_are_as_the_published_schema_says()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.RepositoryRoot, "src/Slipway.Engine/build-events.schema.json")))!;
        var golden = File.ReadLines(Path.Combine(Golden.RepositoryRoot, "tests/Slipway.Engine.Tests/Output/golden/events.jsonl"));

        var events = golden.Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        events.Select(happened => (string?)happened["event"]).Distinct().Count().ShouldBe(schema["oneOf"]!.AsArray().Count);
        events.ShouldAllBe(happened => Problems(happened, schema).Count == 0);
    }

    [Fact]
    public void Events_go_to_standard_output_and_messages_to_standard_error()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");

        var result = TestBuild.RunApart<Build>(root, ["Say", "--json"]);

        result.ExitCode.ShouldBe(0);
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString())
            .ShouldBe(["start", "target-start", "message", "target-end", "end"]);
        result.Error.ShouldContain("hello");
        result.Error.ShouldContain("Build succeeded.");
    }

    // What the schema says about required properties, names and enumerations.
    private static List<string> Problems(JsonObject happened, JsonNode schema)
    {
        var form = schema["oneOf"]!.AsArray().Single(form => (string?)form!["properties"]!["event"]!["const"] == (string?)happened["event"])!;
        var properties = form["properties"]!.AsObject();
        return
        [
            .. form["required"]!.AsArray().Where(name => !happened.ContainsKey((string)name!)).Select(name => $"{name} is missing"),
            .. happened.Select(property => property.Key).Where(name => name != "time" && !properties.ContainsKey(name)).Select(name => $"{name} is unknown"),
            .. happened.Where(property => Allowed(properties[property.Key], schema) is { } allowed && !allowed.Contains((string?)property.Value)).Select(property => $"{property.Key} is {property.Value}"),
        ];
    }

    private static List<string?>? Allowed(JsonNode? property, JsonNode schema)
    {
        var values = (string?)property?["$ref"] == "#/$defs/status" ? schema["$defs"]!["status"]!["enum"] : property?["enum"];
        return values?.AsArray().Select(value => (string?)value).ToList();
    }

    private sealed class Build : NukeBuild
    {
        private Target Say => _ => _.Executes(() => Log.Information("hello"));
    }
}
