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
        var golden = File.ReadAllLines(Path.Combine(Golden.RepositoryRoot, "tests/Slipway.Engine.Tests/Output/golden/events.jsonl"));

        golden.Select(line => (string)JsonNode.Parse(line)!["event"]!).Distinct().ShouldBe(EventSchema.Events, ignoreOrder: true);
        golden.SelectMany(EventSchema.Problems).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "Say")]
    [InlineData(1, "All")]
    [InlineData(1, "All", "--verbosity", "verbose")]
    [InlineData(1, "All", "--verbosity", "quiet", "--parallel", "1")]
    public void Real_runs_are_as_the_published_schema_says(int exitCode, params string[] arguments)
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");

        var result = TestBuild.RunApart<Build>(root, [.. arguments, "--json"]);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(EventSchema.Problems).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"event\":\"end\"}")]
    [InlineData("{\"event\":\"unknown\",\"time\":\"1970-01-01T00:00:00+00:00\"}")]
    [InlineData("{\"event\":\"target-start\",\"time\":\"1970-01-01T00:00:00+00:00\",\"target\":1}")]
    [InlineData("{\"event\":\"target-start\",\"time\":\"yesterday\",\"target\":\"a\"}")]
    [InlineData("{\"event\":\"target-start\",\"time\":\"1970-01-01T00:00:00+00:00\",\"target\":\"a\",\"more\":1}")]
    [InlineData("{\"event\":\"target-end\",\"time\":\"1970-01-01T00:00:00+00:00\",\"target\":\"a\",\"status\":\"odd\",\"seconds\":-1}")]
    public void Other_events_are_not(string line) => EventSchema.Problems(line).ShouldNotBeEmpty();

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

    private sealed class Build : NukeBuild
    {
        private Target Say => _ => _.Executes(() => Log.Information("hello"));

        private Target Quiet => _ => _.OnlyWhenStatic(() => IsServerBuild).Executes(() => { });

        private Target Cached => _ => _.Inputs(inputs => inputs.Value("constant", () => "1")).Executes(() => Log.Debug("détails"));

        private Target Broken => _ => _.DependsOn(Say, Quiet, Cached).Executes(() => throw new InvalidOperationException("two\nlines"));

        private Target All => _ => _.DependsOn(Broken).Executes(() => Log.Warning("never"));
    }
}
