namespace Slipway.Engine.Tests.Output;

/// <summary>A target that floods its output does not fill the memory.</summary>
public sealed class KeptLinesTests
{
    [Fact]
    public void Few_lines_are_kept_whole()
    {
        var kept = new KeptLines();
        kept.Add("a");
        kept.Add("b");

        kept.Take().ShouldBe(["a", "b"]);
        kept.Take().ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_flood_the_beginning_and_the_end_are_kept()
    {
        var kept = new KeptLines(limit: 20);
        for (var i = 0; i < 1000; i++)
        {
            kept.Add($"{i:0000}");
        }

        kept.Take().ShouldBe(["0000", "0001", "0002", "0003", "… 992 lines left out …", "0996", "0997", "0998", "0999"]);
    }

    [Fact]
    public void After_a_flood_was_taken_it_starts_anew()
    {
        var kept = new KeptLines(limit: 4);
        kept.Add("abcdef");
        kept.Add("ghijkl");
        kept.Take().ShouldBe(["abcdef", "… 1 lines left out …"]);

        kept.Add("x");

        kept.Take().ShouldBe(["x"]);
    }
}
