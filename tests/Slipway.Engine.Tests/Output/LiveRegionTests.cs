namespace Slipway.Engine.Tests.Output;

/// <summary>Lines scroll by above a region that is replaced in place.</summary>
public sealed class LiveRegionTests : IDisposable
{
    private readonly OutputFixture _build = new();
    private readonly LiveRegion _region;

    public LiveRegionTests() => _region = new LiveRegion(_build.Text);

    [Fact]
    public void Region_is_erased_before_it_is_drawn_anew()
    {
        _region.Show("one\ntwo\n");
        _build.Take().ShouldBe("one\ntwo\n");

        _region.Show("three\n");
        _build.Take().ShouldBe("\e[2F\e[0Jthree\n");

        _region.Show("");
        _build.Take().ShouldBe("\e[1F\e[0J");

        _region.Show("");
        _build.Take().ShouldBeEmpty();
    }

    [Fact]
    public void Lines_are_written_where_the_region_was_and_the_region_below_them()
    {
        _region.Show("region\n");
        _build.Take();

        _region.WriteLine("a");
        _region.WriteLine("b");
        _region.Flush();

        _build.Take().ShouldBe("\e[1F\e[0Ja\nb\nregion\n");
    }

    [Fact]
    public void Half_lines_are_refused() => Should.Throw<NotSupportedException>(() => _region.Write("half"));

    public void Dispose() => _region.Dispose();
}
