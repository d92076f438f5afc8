namespace Slipway.Engine.Tests.Parameters;

/// <summary>What is wrong with a parameter file is said with its place.</summary>
public sealed class ParameterFileTests
{
    [Theory]
    [InlineData("{\n  \"Name\": \"x\",\n  \"Port\" 1\n}", "FILE, line 3, column 10 is no JSON: '1' is invalid after a property name. Expected a ':'.")]
    [InlineData("", "FILE, line 1, column 1 is no JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.")]
    [InlineData("{ \"Name\": \"x\"", "FILE, line 1, column 14 is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    [InlineData("[1]", "FILE holds an array with other things than values; an object of parameters is expected, at least {}.")]
    [InlineData("7", "FILE holds the value 7; an object of parameters is expected, at least {}.")]
    [InlineData("""{ "Name": { "a": 1 }, "Port": null, "Names": ["a", []] }""", """
        Name in FILE is an object; a string, a number, a boolean or an array of them is expected.
        Port in FILE is null; a string, a number, a boolean or an array of them is expected.
        Names in FILE is an array with other things than values; a string, a number, a boolean or an array of them is expected.
        """)]
    [InlineData("""{ "Name": "a", "name": "b" }""", "FILE sets name twice.")]
    public void Bad_file_is_refused(string json, string message)
    {
        using var root = new Slipway.Testing.TempDirectory();
        var file = root.Write(".nuke/parameters.json", json);

        TestBuild.RunIn<Build>(root, ["Show"]).ShouldBe((2, $"{message.ReplaceLineEndings("\n").Replace("FILE", file)}\n"));
    }

    [Fact]
    public void Unknown_name_is_a_warning_with_the_nearest_one()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Show"], parameters: """{ "Nmae": "x", "Unheard": 1 }""");

        exitCode.ShouldBe(0);
        output.ShouldMatch(@"parameters\.json sets Nmae, which is no parameter of this build\. Did you mean Name\?");
        output.ShouldMatch(@"parameters\.json sets Unheard, which is no parameter of this build\.\n");
    }

    [Fact]
    public void Help_is_shown_all_the_same() => TestBuild.Run<Build>(["--help"], parameters: "nonsense").ExitCode.ShouldBe(0);

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string? Name;

        [Parameter]
        private readonly int Port;

        [Parameter]
        private readonly string[] Names = [];

        private Target Show => _ => _.Mark($"{Name} {Port} {Names.Length}");
    }
}
