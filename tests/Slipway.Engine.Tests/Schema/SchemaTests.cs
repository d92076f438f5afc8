using System.Text.Json;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Schema;

/// <summary><c>./build.sh :schema</c>.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly TempDirectory _root = new();

    private string SchemaFile => _root[".nuke/build.schema.json"];

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Schema_is_written_once_and_then_up_to_date()
    {
        Run(":schema").ShouldBe((0, $"Wrote {SchemaFile}.\n"));

        Golden.Match(File.ReadAllText(SchemaFile), "build.schema.json");
        Run(":schema").ShouldBe((0, $"{SchemaFile} is up to date.\n"));
        Run(":schema --check").ShouldBe((0, $"{SchemaFile} is up to date.\n"));
    }

    [Fact]
    public void Drift_fails_the_check_with_the_difference_and_the_way_out()
    {
        Run(":schema");
        var right = File.ReadAllText(SchemaFile);
        var wrong = right.Replace("\"Kind of the build\"", "\"Another text\"").Replace("\n", "\r\n");
        File.WriteAllText(SchemaFile, wrong);

        Run(":schema --check").ShouldBe((1, $"""
            {SchemaFile} is not what the build makes it:
            -      "description": "Another text",
            +      "description": "Kind of the build",
            ./build.sh :schema writes it.

            """.ReplaceLineEndings("\n")));
        File.ReadAllText(SchemaFile).ShouldBe(wrong);

        Run(":schema").ExitCode.ShouldBe(0);
        File.ReadAllText(SchemaFile).ShouldBe(right);
    }

    [Fact]
    public void Missing_schema_fails_the_check_and_is_not_written()
    {
        Run(":schema --check").ExitCode.ShouldBe(1);

        File.Exists(SchemaFile).ShouldBeFalse();
    }

    [Fact]
    public void Schema_does_not_depend_on_values()
    {
        Run(":schema");
        _root.Write(".nuke/parameters.json", """{ "Kind": "Release", "Text": "x" }""");

        TestBuild.RunIn<Build>(_root, [":schema", "--check"], new() { ["TOKEN"] = "t" }).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Arguments_are_refused() => Run(":schema all").ShouldBe((2, ":schema takes no arguments, not all.\n"));

    [Fact]
    public void Every_parameter_and_option_of_files_has_a_place_in_it()
    {
        Run(":schema");

        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));
        schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(
            ["$schema", "Target", "Skip", "Parallel", "NoCache", "CacheFrom", "CacheTo", "Verbosity", "NoLogo", "Choices", "File", "Fraction", "Kind", "Maybe", "Names", "Numbers", "Small", "Switch", "Text", "Token", "Version"]);
    }

    private (int ExitCode, string Output) Run(string arguments) => TestBuild.RunIn<Build>(_root, arguments.Split(' '));

    private enum Kind
    {
        Debug,
        Release,
    }

    private sealed class Build : NukeBuild
    {
        [Parameter("Kind of the build")]
        internal readonly Kind Kind;

        [Parameter]
        internal readonly Kind[]? Choices;

        [Parameter("A \"text\" <of> any kind")]
        internal readonly string? Text;

        [Parameter]
        internal readonly bool Switch;

        [Parameter]
        internal readonly int? Maybe;

        [Parameter]
        internal readonly byte Small;

        [Parameter]
        internal readonly double Fraction;

        [Parameter]
        internal readonly AbsolutePath? File;

        [Parameter]
        internal readonly string[]? Names;

        [Parameter(Separator = ",")]
        internal readonly int[]? Numbers;

        [Parameter]
        internal readonly Version? Version;

        [Parameter("For the registry")]
        [Secret]
        internal readonly string? Token;

        private Target Publish => _ => _.DependsOn(Compile);

        private Target Compile => _ => _;

        private Target Internal => _ => _.Unlisted();
    }
}
