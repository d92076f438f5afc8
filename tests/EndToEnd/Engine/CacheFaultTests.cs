namespace EndToEnd.Engine;

/// <summary>Real builds that share one cache, are killed, or find the disk full.</summary>
[Collection(SmallBuildCollection.Name)]
public sealed class CacheFaultTests(SmallBuild build)
{
    private const int Kills = 4;

    private Checkout Checkout => build.Checkout;

    [Fact]
    public async Task Two_builds_at_once_on_one_cache_both_succeed()
    {
        Forget(".nuke/temp/cache", "artifacts");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Checkout.BuildAsync("Keep", "--force", "Keep")));

        outcomes.ShouldAllBe(outcome => outcome.ExitCode == 0, string.Join("\n---\n", outcomes.Select(outcome => outcome.Output)));
        await IsRestoredAsync();
    }

    [Fact]
    public async Task Build_that_is_killed_while_it_stores_leaves_a_cache_that_works()
    {
        Forget(".nuke/temp/cache", "artifacts");
        for (var i = 0; i < Kills; i++)
        {
            await using (var run = Checkout.Start("Keep", "--force", "Keep"))
            {
                // The work is done; what remains are copies, and the kill comes somewhere among them.
                await run.LineAsync(line => line.Contains("kept", StringComparison.Ordinal));
                await run.SignalAsync("KILL");
                await run.WaitAsync(TestContext.Current.CancellationToken);
            }

            (await Checkout.BuildAsync("Keep")).ShouldExitWith(0);
            await IsRestoredAsync();
        }
    }

    [Fact]
    public async Task Full_disk_costs_the_cache_and_no_build()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small file system can be mounted by root on Linux only.");
        Forget(".nuke/temp/cache", "artifacts");
        Directory.CreateDirectory(Checkout[".nuke/temp/cache"]);
        (await RunningProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", Checkout[".nuke/temp/cache"]], Checkout.Root)).ShouldExitWith(0);
        try
        {
            (await Checkout.BuildAsync("Keep")).ShouldExitWith(0).Output.ShouldContain("What Keep made is not cached: ");
        }
        finally
        {
            (await RunningProcess.RunAsync("umount", [Checkout[".nuke/temp/cache"]], Checkout.Root)).ShouldExitWith(0);
        }

        (await Checkout.BuildAsync("Keep")).ShouldExitWith(0);
        await IsRestoredAsync();
    }

    private async Task IsRestoredAsync()
    {
        Forget("artifacts");
        (await Checkout.BuildAsync("Keep")).ShouldExitWith(0).Output.ShouldSatisfyAllConditions(
            output => output.ShouldContain("20 of 20 products restored"),
            output => output.ShouldNotContain("damaged"));
        var files = Directory.GetFiles(Checkout["artifacts/kept"]);
        files.Length.ShouldBe(20);
        files.ShouldAllBe(file => File.ReadAllText(file) == new string(Path.GetFileName(file)[0], 1_000_000));
    }

    private void Forget(params string[] folders)
    {
        foreach (var folder in folders.Where(folder => Directory.Exists(Checkout[folder])))
        {
            Directory.Delete(Checkout[folder], recursive: true);
        }
    }
}
