namespace EndToEnd.Engine;

/// <summary>A running build is told to end, as a person or a CI system does it; no test counts seconds, the limit only ends one that hangs.</summary>
[Collection(SmallBuildCollection.Name)]
public sealed class CancellationTests
{
    private const int Limit = 60_000;
    private readonly Checkout _checkout;

    public CancellationTests(SmallBuild build)
    {
        _checkout = build.Checkout;
        Directory.CreateDirectory(_checkout["artifacts"]);
        File.Delete(_checkout["artifacts/pids"]);
        File.Delete(_checkout["artifacts/cleaned"]);
    }

    [Theory(Timeout = Limit)]
    [InlineData("INT", "Behaving")]
    [InlineData("TERM", "Behaving")]
    [InlineData("INT", "Stubborn")]
    [InlineData("TERM", "Stubborn")]
    public async Task Told_once_a_build_ends_with_130_and_leaves_no_process(string signal, string target)
    {
        await using var run = _checkout.Start(target, "CleanUp");
        await run.LineAsync(line => line.Contains("ready", StringComparison.Ordinal));

        await run.SignalAsync(signal);
        var outcome = await run.WaitAsync(TestContext.Current.CancellationToken);

        outcome.ShouldExitWith(130).Output.ShouldContain("Cancelling; CleanUp may still clean up");
        outcome.Output.ShouldMatch($"{target} +Cancelled");
        Pids().ShouldNotBeEmpty();
        Pids().Where(IsAlive).ShouldBeEmpty();
        File.Exists(_checkout["artifacts/cleaned"]).ShouldBeTrue();
    }

    [Theory(Timeout = Limit)]
    [InlineData("INT", "INT")]
    [InlineData("INT", "TERM")]
    public async Task Told_twice_it_ends_at_once_and_cuts_what_cleans_up(string first, string second)
    {
        await using var run = _checkout.Start("Stubborn", "EndlessCleanUp", "CleanUp", "--parallel", "1");
        await run.LineAsync(line => line.Contains("ready", StringComparison.Ordinal));
        await run.SignalAsync(first);
        await run.LineAsync(line => line.Contains("cleaning", StringComparison.Ordinal));

        await run.SignalAsync(second);
        var outcome = await run.WaitAsync(TestContext.Current.CancellationToken);

        outcome.ShouldExitWith(130);
        Pids().Length.ShouldBe(4);
        Pids().Where(IsAlive).ShouldBeEmpty();
        File.Exists(_checkout["artifacts/cleaned"]).ShouldBeFalse();
    }

    [Fact(Timeout = Limit)]
    public async Task Tool_that_floods_its_output_does_not_fill_the_memory()
    {
        (await _checkout.BuildAsync("Flooding")).ShouldExitWith(0);

        // The tool wrote 300 MB; as text in memory that would be twice as much.
        int.Parse(await File.ReadAllTextAsync(_checkout["artifacts/peak"], TestContext.Current.CancellationToken)).ShouldBeLessThan(300);
    }

    private string[] Pids() => File.ReadAllLines(_checkout["artifacts/pids"]);

    // A zombie waits for its parent, which may be a container's first process that never looks: it is as good as gone.
    private static bool IsAlive(string id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
