namespace Slipway.Engine.Tests.Parameters;

/// <summary>Parameter files may set some options of the engine.</summary>
public sealed class EngineOptionTests
{
    [Theory]
    [InlineData("""{ "Target": "B" }""", "", "B")]
    [InlineData("""{ "Target": ["A", "B"] }""", "", "A B")]
    [InlineData("""{ "Target": "A B", "Parallel": 1 }""", "", "A B")]
    [InlineData("""{ "Target": "B" }""", "A", "A")]
    [InlineData("""{ "Skip": "Base" }""", "C", "C")]
    [InlineData("""{ "Skip": "Base" }""", "C --skip A", "Base C")]
    [InlineData("""{ "verbosity": "Quiet" }""", "C", "")]
    [InlineData("""{ "Verbosity": "Quiet" }""", "C --verbosity normal", "Base C")]
    public void Option_of_the_file_counts_where_the_command_line_says_nothing(string json, string arguments, string marks)
    {
        var (exitCode, output) = TestBuild.Run<Build>([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--no-cache"], parameters: json);

        exitCode.ShouldBe(0, output);
        string.Join(' ', TestBuild.Marks(output).Order(StringComparer.Ordinal)).ShouldBe(marks);
    }

    [Theory]
    [InlineData("""{ "Target": "Nope" }""", "There is no target Nope.\n./build.sh --help lists targets and options.\n")]
    [InlineData("""{ "Parallel": 0 }""", "--parallel: '0' is no number of targets (expected 1 or more).\n")]
    public void Wrong_value_is_refused(string json, string message) => TestBuild.Run<Build>([], parameters: json).ShouldBe((2, message));

    [Theory]
    [InlineData("Root")]
    [InlineData("Profile")]
    [InlineData("Help")]
    public void Others_are_unknown_there(string name) =>
        TestBuild.Run<Build>(["A"], parameters: $$"""{ "{{name}}": "x" }""").Output.ShouldContain($"sets {name}, which is no parameter of this build.");

    private sealed class Build : NukeBuild
    {
        private Target A => _ => _.Mark();

        private Target B => _ => _.Mark();

        private Target Base => _ => _.Mark();

        private Target C => _ => _.DependsOn(Base).Mark();
    }
}
