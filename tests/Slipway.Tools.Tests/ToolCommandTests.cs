namespace Slipway.Tools.Tests;

public sealed class ToolCommandTests
{
    [Theory]
    [InlineData(new[] { "build", "-c", "Release" }, "dotnet build -c Release")]
    [InlineData(new[] { "a b" }, "dotnet 'a b'")]
    [InlineData(new[] { "" }, "dotnet ''")]
    [InlineData(new[] { "it's" }, @"dotnet 'it'\''s'")]
    [InlineData(new[] { "-p:A=1", "$x" }, "dotnet -p:A=1 '$x'")]
    public void Command_line_is_quoted_as_for_a_shell(string[] arguments, string expected) =>
        new ToolCommand("dotnet", arguments).CommandLine.ShouldBe(expected);

    [Fact]
    public void Text_of_a_command_shows_neither_secrets_nor_environment_nor_input()
    {
        var command = new ToolCommand("login", "--password", "hunter2")
        {
            Secrets = ["hunter2"],
            Environment = new Dictionary<string, string?> { ["PASSWORD"] = "other" },
            StandardInput = "third",
        };
        $"{command}".ShouldBe("login --password '***'");
    }
}
