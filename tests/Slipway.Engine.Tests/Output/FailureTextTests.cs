using Slipway.Tools;

namespace Slipway.Engine.Tests.Output;

/// <summary>What a person sees of a failure.</summary>
public sealed class FailureTextTests
{
    private static readonly ToolResult Result = new(new ToolCommand("helm", "lint"), 3, [new OutputLine(OutputStream.Error, "bad chart")]);

    [Fact]
    public void Failed_tool_shows_command_exit_code_and_the_end_of_its_output() =>
        FailureText.Of(new ToolFailedException(Result), Verbosity.Normal).ShouldBe("'helm lint' failed with exit code 3:\n  bad chart");

    [Fact]
    public void Causes_are_named_unless_the_message_has_them()
    {
        FailureText.Of(new InvalidOperationException("outer", new IOException("inner")), Verbosity.Normal).ShouldBe("outer (inner)");
        FailureText.Of(new InvalidOperationException("outer: inner", new IOException("inner")), Verbosity.Normal).ShouldBe("outer: inner");
    }

    [Fact]
    public void Several_failures_are_shown_line_by_line() =>
        FailureText.Of(new AggregateException(new IOException("one"), new AggregateException(new IOException("two"))), Verbosity.Normal).ShouldBe("one\ntwo");

    [Fact]
    public void Failure_that_says_little_is_named_by_its_type() =>
        FailureText.Of(new KeyNotFoundException("nothing there"), Verbosity.Normal).ShouldBe("KeyNotFoundException: nothing there (--verbosity verbose shows where)");

    [Fact]
    public void Stack_trace_is_shown_only_when_asked_for()
    {
        var error = Should.Throw<InvalidOperationException>(() => throw new InvalidOperationException("broken"));

        FailureText.Of(error, Verbosity.Normal).ShouldBe("broken");
        FailureText.Of(error, Verbosity.Verbose).ShouldContain("at Slipway.Engine.Tests");
    }

    [Fact]
    public void Wrong_usage_never_has_a_stack_trace() => FailureText.Of(new UsageException(["one", "two"]), Verbosity.Verbose).ShouldBe("one\ntwo");
}
