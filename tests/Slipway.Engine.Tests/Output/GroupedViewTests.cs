namespace Slipway.Engine.Tests.Output;

/// <summary>What targets say that run at once stays together.</summary>
public sealed class GroupedViewTests
{
    private readonly OutputFixture _build = new();

    [Fact]
    public void Target_begun_first_is_written_as_it_speaks_and_the_others_when_their_turn_comes()
    {
        var view = View(Verbosity.Normal);

        view.Begin(_build.Compile);
        view.Begin(_build.Test);
        view.Write(_build.Test, LogLevel.Information, "testing");
        view.Write(_build.Compile, LogLevel.Information, "compiling");
        _build.Take().ShouldBe("\n── Compile ──\ncompiling\n");

        view.Write(_build.Test, LogLevel.Information, "tested");
        view.Write(null, LogLevel.Information, "in between");
        _build.Take().ShouldBe("in between\n");

        view.End(_build.Compile);
        _build.Take().ShouldBe("\n── Test ──\ntesting\ntested\n");
        view.Write(_build.Test, LogLevel.Information, "live now");
        _build.Take().ShouldBe("live now\n");
    }

    [Fact]
    public void Target_that_ends_before_its_turn_is_kept()
    {
        var view = View(Verbosity.Normal);
        view.Begin(_build.Compile);
        view.Begin(_build.Test);
        view.Write(_build.Test, LogLevel.Information, "tested");
        view.End(_build.Test);
        view.Begin(OutputFixture.Target("Lint"));
        _build.Take();

        view.End(_build.Compile);

        _build.Take().ShouldBe("\n── Test ──\ntested\n\n── Lint ──\n");
    }

    [Fact]
    public void Heading_waits_for_the_first_message_when_little_is_shown()
    {
        var view = View(Verbosity.Minimal);

        view.Begin(_build.Compile);
        _build.Take().ShouldBeEmpty();
        view.Write(_build.Compile, LogLevel.Warning, "careful");
        _build.Take().ShouldBe("\n── Compile ──\ncareful\n");
    }

    [Fact]
    public void Messages_after_the_end_are_written_at_once()
    {
        var view = View(Verbosity.Normal);
        view.Begin(_build.Compile);
        view.End(_build.Compile);
        _build.Take();

        view.Write(_build.Compile, LogLevel.Information, "late");

        _build.Take().ShouldBe("late\n");
    }

    [Fact]
    public void Start_says_what_will_run()
    {
        var skipped = OutputFixture.Target("Lint");
        skipped.End(TargetStatus.Skipped, "");

        View(Verbosity.Normal).Start([_build.Compile, skipped], 4);

        _build.Take().ShouldMatch(@"^Slipway .+: 1 target, up to 4 at once\n$");
    }

    [Fact]
    public void Failures_are_shown_once_before_the_summary()
    {
        View(Verbosity.Normal).Finish(OutputFixture.Failed);

        var text = _build.Take();
        text.ShouldStartWith("\nTest failed: 'dotnet test' failed with exit code 3:\n  1 of 2 tests failed\n\n──");
        text.Split("1 of 2 tests failed").Length.ShouldBe(2);
    }

    [Fact]
    public void Quiet_view_shows_failures_only()
    {
        View(Verbosity.Quiet).Finish(OutputFixture.Failed);

        _build.Take().ShouldBe("\nTest failed: 'dotnet test' failed with exit code 3:\n  1 of 2 tests failed\n");
    }

    private GroupedView View(Verbosity verbosity) => new(_build.Text, new PlainDialect(color: false), new ViewOptions(verbosity));
}
