namespace EndToEnd.Release;

/// <summary>A disk that is full in the middle: a clear end, and the next run works.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class DiskFullTests(PublishedRelease release)
{
    [Fact]
    public async Task Full_disk_ends_with_1_and_the_next_run_works()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small file system can be mounted by root on Linux only.");
        await using var copy = await release.CopyAsync();
        var registry = copy["artifacts/registry"];
        Directory.Delete(registry, recursive: true);
        Directory.CreateDirectory(registry);
        string[] publish = ["Publish", "--skip", "Compile", "Test", "--registry-port", $"{FreePort.Find()}"];

        (await RunningProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", registry], copy.Root)).ShouldExitWith(0);
        try
        {
            (await copy.BuildAsync(publish)).ShouldExitWith(1).Output.ShouldContain("Stage failed");
            Directory.EnumerateFiles(registry, "*", SearchOption.AllDirectories).Where(file => file.Contains("/_tags/", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            (await RunningProcess.RunAsync("umount", [registry], copy.Root)).ShouldExitWith(0);
        }

        (await copy.BuildAsync(publish)).ShouldExitWith(0);
    }
}
