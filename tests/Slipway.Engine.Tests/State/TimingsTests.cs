using Slipway.Testing;

namespace Slipway.Engine.Tests.State;

/// <summary>What was learnt in one run orders the next.</summary>
public sealed class TimingsTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public void Times_are_known_in_the_next_run()
    {
        var timings = Open();
        timings.IsEmpty.ShouldBeTrue();
        timings.Expect("Test").ShouldBe(TimeSpan.FromSeconds(1));
        timings.Learn("Test", TimeSpan.FromSeconds(61));
        timings.Learn("Compile", TimeSpan.FromSeconds(9));
        timings.Save();

        var next = Open();

        next.Last("Test").ShouldBe(TimeSpan.FromSeconds(61));
        next.Expect("Compile").ShouldBe(TimeSpan.FromSeconds(9));
        next.Last("Image").ShouldBeNull();
        next.Expect("Image").ShouldBe(TimeSpan.FromSeconds(35), "the mean of what is known");
    }

    [Fact]
    public void Short_times_are_not_worth_a_file()
    {
        var timings = Open();
        timings.Learn("Noop", TimeSpan.FromMilliseconds(3));
        timings.Save();

        File.Exists(_folder["timings"]).ShouldBeFalse();
    }

    [Fact]
    public void Target_that_became_fast_is_known_as_fast()
    {
        _folder.Write("timings", "Test\t5000\n");
        var timings = Open();
        timings.Learn("Test", TimeSpan.FromMilliseconds(3));
        timings.Save();

        Open().Last("Test").ShouldBe(TimeSpan.FromMilliseconds(3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("Test\tx\nTest\nTest\t-5\nTest\t99999999999999999999\n\t\t\t\n")]
    public void Damaged_file_is_ignored(string content)
    {
        _folder.Write("timings", content);

        Open().Last("Test").ShouldBeNull();
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_no_trouble()
    {
        _folder.Write("file", "");
        var timings = new Timings(_folder["file"]);
        timings.Learn("Test", TimeSpan.FromSeconds(5));

        Should.NotThrow(timings.Save);
    }

    public void Dispose() => _folder.Dispose();

    private Timings Open() => new(_folder.Path);
}
