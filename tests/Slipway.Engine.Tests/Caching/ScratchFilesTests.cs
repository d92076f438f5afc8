using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Files on their way to their place.</summary>
public sealed class ScratchFilesTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    [Fact]
    public void Paths_of_two_users_of_one_folder_differ()
    {
        var (one, other) = (Create(), Create());

        var paths = Enumerable.Range(0, 100).SelectMany(_ => new[] { one.NewPath(), other.NewPath() }).ToList();

        paths.Distinct().Count().ShouldBe(paths.Count);
    }

    [Fact]
    public void Replaced_file_has_the_new_content_and_nothing_is_left()
    {
        var scratch = Create();
        var file = AbsolutePath.Parse(_temp["deep/er/file"]);
        scratch.Replace(file, "one"u8);

        scratch.Replace(file, "two"u8);

        File.ReadAllText(file).ShouldBe("two");
        Directory.GetFiles(_temp["tmp"]).ShouldBeEmpty();
    }

    [Fact]
    public void Clock_is_that_of_the_file_system_and_never_goes_back()
    {
        var scratch = Create();
        var file = _temp.Write("file", "");
        var clock = scratch.ReadClock()!.Value;

        clock.ShouldBeGreaterThanOrEqualTo(FileState.Read(file)!.Value.Changed);
        scratch.ReadClock()!.Value.ShouldBeGreaterThanOrEqualTo(clock);
        Directory.GetFiles(_temp["tmp"]).ShouldBeEmpty();
    }

    [Fact]
    public void There_is_no_clock_where_nothing_can_be_written()
    {
        _temp.Write("tmp", "a file in the way");

        Create().ReadClock().ShouldBeNull();
    }

    public void Dispose() => _temp.Dispose();

    private ScratchFiles Create() => new(AbsolutePath.Parse(_temp["tmp"]), TimeProvider.System);
}
