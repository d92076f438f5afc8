namespace Slipway.Tools.Tests;

public sealed class ToolFailedExceptionTests
{
    private static readonly ToolCommand Command = new("helm", "lint");

    [Fact]
    public void Message_names_command_exit_code_and_the_end_of_the_output()
    {
        var lines = Enumerable.Range(1, 100).Select(i => new OutputLine(OutputStream.Output, $"line {i}")).Append(new OutputLine(OutputStream.Error, "Error: no chart"));
        var message = new ToolFailedException(new ToolResult(Command, 1, [.. lines])).Message;

        message.ShouldStartWith("'helm lint' failed with exit code 1:\n  line 72\n");
        message.ShouldEndWith("\n  line 100\n  Error: no chart");
    }

    [Theory]
    [InlineData(2, "'helm lint' failed with exit code 2 without any output")]
    [InlineData(137, "'helm lint' was killed (exit code 137): often a machine out of memory without any output")]
    [InlineData(139, "'helm lint' was ended by signal 11 without any output")]
    public void Message_says_how_the_tool_ended(int exitCode, string expected) =>
        new ToolFailedException(new ToolResult(Command, exitCode, [])).Message.ShouldBe(expected);

    [Fact]
    public void Exception_carries_the_result()
    {
        var result = new ToolResult(Command, 7, []);
        var error = new ToolFailedException(result);
        error.Result.ShouldBeSameAs(result);
        error.ExitCode.ShouldBe(7);
    }
}
