using System.Diagnostics;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Verification.Tests.Programs;

/// <summary>Finding what killed verifications left.</summary>
public sealed class RunFolderTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private AbsolutePath Parent => _folder.Path;

    [Fact]
    public void Folder_of_a_running_process_is_not_abandoned()
    {
        using var run = RunFolder.Create(Parent);

        RunFolder.FindAbandoned(Parent).ShouldBeEmpty();
    }

    [Fact]
    public void Folder_is_gone_after_the_run()
    {
        RunFolder.Create(Parent).Dispose();

        Directory.EnumerateFileSystemEntries(Parent).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run-1-1-5")] // The process is there, but it started at another time.
    [InlineData("run-2147483646-1700000000-5")]
    [InlineData("run-x")]
    [InlineData("run-")]
    public void Folder_of_a_process_that_is_gone_is_abandoned(string name)
    {
        Directory.CreateDirectory(_folder[name]);

        RunFolder.FindAbandoned(Parent).ShouldBe([Parent / name]);
    }

    [Fact]
    public async Task Other_folders_are_left_alone()
    {
        _folder.Write("other/file", "");

        (await Leftovers.RemoveAsync(Parent)).ShouldBe(0);
        (await Leftovers.RemoveAsync(Parent / "missing")).ShouldBe(0);

        File.Exists(_folder["other/file"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Processes_of_a_killed_run_are_ended_and_its_folder_deleted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the environment of processes.");
        var folder = _folder["run-2147483646-1700000000-5"];
        Directory.CreateDirectory(folder);
        using var left = Process.Start(new ProcessStartInfo("sleep", ["1000"]) { Environment = { [ProcessCommands.Marker] = $"{folder}#proxy-1;" } })!;

        (await Leftovers.RemoveAsync(Parent)).ShouldBe(1);

        await left.WaitForExitAsync(TestContext.Current.CancellationToken);
        left.ExitCode.ShouldBe(137);
        Directory.Exists(folder).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
