namespace Slipway.Engine.Tests.Output;

/// <summary>What targets write to the console goes with their messages.</summary>
public sealed class ConsoleRelayTests : IDisposable
{
    private readonly OutputFixture _build = new();
    private readonly StringWriter _outside = new();
    private readonly ConsoleRelay _console;
    private readonly TargetLog _log;

    public ConsoleRelayTests()
    {
        var output = new BuildOutput(Verbosity.Normal, new GroupedView(_build.Text, new PlainDialect(color: false), new ViewOptions(Verbosity.Normal)));
        output.Mask("s3cret");
        _console = new ConsoleRelay(_outside);
        _log = new TargetLog(output, _build.Compile);
    }

    [Fact]
    public void Lines_become_messages_of_the_target()
    {
        Log.Target = _log;

        _console.Write('a');
        _console.Write("b\nc");
        _console.WriteLine("d {0}", 5);
        _console.WriteLine("the s3cret");
        _console.Write("rest");
        _log.Flush();

        _build.Take().ShouldBe("ab\ncd 5\nthe ***\nrest\n");
        _outside.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Text_outside_of_targets_passes_through()
    {
        Log.Target = null;

        _console.Write("before");

        _outside.ToString().ShouldBe("before");
    }

    public void Dispose()
    {
        Log.Target = null;
        _console.Dispose();
        _outside.Dispose();
    }
}
