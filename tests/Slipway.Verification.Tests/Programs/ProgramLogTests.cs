namespace Slipway.Verification.Tests.Programs;

/// <summary>The end of what a program wrote.</summary>
public sealed class ProgramLogTests
{
    private readonly ProgramLog _log = new();

    [Fact]
    public void Last_lines_are_kept()
    {
        for (var i = 0; i < ProgramLog.Kept + 10; i++)
        {
            _log.Add($"line {i}");
        }

        _log.Lines.Count.ShouldBe(ProgramLog.Kept);
        _log.Lines[0].ShouldBe("line 10");
        _log.End(2).ShouldBe($"  line {ProgramLog.Kept + 8}\n  line {ProgramLog.Kept + 9}");
    }

    [Fact]
    public void Empty_log_says_so() => _log.End().ShouldBe("  (it wrote nothing)");

    [Fact]
    public async Task Line_is_found_before_and_after_it_is_written()
    {
        _log.Add("a1");

        (await _log.FindAsync(Find("a"))).ShouldBe("a1");
        var later = _log.FindAsync(Find("b"));
        _log.Add("a2");
        later.IsCompleted.ShouldBeFalse();
        _log.Add("b1");
        _log.Add("b2");
        (await later).ShouldBe("b1");
    }

    private static Func<string, string?> Find(string start) => line => line.StartsWith(start, StringComparison.Ordinal) ? line : null;
}
