using System.Diagnostics;
using Slipway.Engine.Caching;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Two builds at once, and builds that are killed.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const string VictimFolder = "SLIPWAY_TEST_VICTIM";
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task Many_targets_of_several_builds_at_once_all_get_their_products()
    {
        // The two builds write different folders, as two targets would, and share one cache.
        var targets = Enumerable.Range(0, 8).Select(i => new CachedTarget($"Target{i}", new InputSet().Files("src/**").Value("i", () => i), [$"out{i}"])).ToList();
        for (var round = 0; round < 5; round++)
        {
            _cache.Write("src/a.txt", $"round {round}");
            TargetCache[] builds = [new(_cache.Settings), new(_cache.Settings)];
            await Task.WhenAll(targets.Select((target, i) => builds[i % 2].RunAsync(target, _ => MakeAsync(i), TestContext.Current.CancellationToken)));
            await Task.WhenAll(builds.Select(build => build.SaveAsync(CancellationToken.None)));
            for (var i = 0; i < targets.Count; i++)
            {
                File.Delete(_cache[$"out{i}/a.txt"]);
            }

            var next = new TargetCache(_cache.Settings);
            var results = await Task.WhenAll(targets.Select(target => next.RunAsync(target, _ => throw new InvalidOperationException("must not run"), TestContext.Current.CancellationToken)));

            results.ShouldAllBe(result => result.Outcome == CacheOutcome.Restored);
            _cache.Read("out7/a.txt").ShouldBe($"round {round}");
        }

        _cache.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Build_killed_at_any_moment_leaves_a_cache_that_works()
    {
        for (var lines = 1; lines <= 8; lines++)
        {
            using var victim = Process.Start(VictimStart(_cache.Root))!;
            // A line is written at each run of the target's work; the kill comes wherever the victim is by then.
            for (var seen = 0; seen < lines;)
            {
                var line = await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                seen += line.ShouldNotBeNull("the victim ended by itself").Contains(Victim.Line, StringComparison.Ordinal) ? 1 : 0;
            }

            victim.Kill();
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);

            await _cache.RunAsync(() => Victim.MakeAsync(_cache.Root));
            Victim.Check(_cache.Root);
            Directory.Delete(_cache["out"], recursive: true);
            await _cache.ReusesAsync(CacheOutcome.Restored);
            Victim.Check(_cache.Root);
            _cache.Warnings.ShouldBeEmpty();
        }
    }

    /// <summary>Not a test: the process that the test above kills.</summary>
    [Fact(Explicit = true)]
    public async Task Victim_stores_and_restores_until_it_is_killed()
    {
        var root = AbsolutePath.Parse(System.Environment.GetEnvironmentVariable(VictimFolder)!);
        await Victim.RunForeverAsync(_cache.Settings with { Root = root }, _cache.Target);
    }

    public void Dispose() => _cache.Dispose();

    private static ProcessStartInfo VictimStart(string root)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ConcurrencyTests).Assembly.Location, "-explicit", "only", "-method", $"*.{nameof(Victim_stores_and_restores_until_it_is_killed)}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[VictimFolder] = root;
        return start;
    }

    private Task MakeAsync(int i)
    {
        _cache.Write($"out{i}/a.txt", _cache.Read("src/a.txt"));
        return Task.CompletedTask;
    }
}
