using EndToEnd.Release;

namespace EndToEnd.Verification;

/// <summary>Verifications that do not come to their end.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class InterruptedVerificationTests(PublishedRelease release)
{
    private readonly string[] _verify = ["VerifyLocal", "--skip", "Compile", "Test", "--registry-port", $"{FreePort.Find()}"];

    [Fact]
    public async Task Killed_run_is_cleaned_up_by_the_next_and_a_cancelled_one_leaves_nothing()
    {
        await using var copy = await release.CopyAsync();
        await using (var killed = copy.Start(_verify))
        {
            await killed.LineAsync(line => line.Contains("Start the gateway", StringComparison.Ordinal));
            await killed.SignalAsync("KILL");
            await killed.WaitAsync(TestContext.Current.CancellationToken);
        }

        Traces.Processes(copy).ShouldNotBeEmpty();

        await using var cancelled = copy.Start(_verify);
        await cancelled.LineAsync(line => line.Contains("Start the gateway", StringComparison.Ordinal));
        cancelled.Output.ShouldContain("Cleaned up after 1 killed verification");
        await cancelled.SignalAsync("INT");
        (await cancelled.WaitAsync(TestContext.Current.CancellationToken)).ShouldExitWith(130);

        Traces.Processes(copy).ShouldBeEmpty();
        Traces.Folders(copy).ShouldBeEmpty();
    }

    [Fact]
    public async Task Full_disk_marks_nothing_and_the_release_can_be_verified_later()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small file system can be mounted by root on Linux only.");
        await using var copy = await release.CopyAsync();
        var folder = Directory.CreateDirectory(copy[".nuke/temp/verification"]).FullName;

        (await RunningProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], copy.Root)).ShouldExitWith(0);
        try
        {
            (await copy.BuildAsync(_verify)).ShouldExitWith(1).Output.ShouldContain("No space left on device");
        }
        finally
        {
            (await RunningProcess.RunAsync("umount", [folder], copy.Root)).ShouldExitWith(0);
        }

        (await copy.BuildAsync(["Publish", .. _verify[1..]])).ShouldExitWith(0);
    }
}
