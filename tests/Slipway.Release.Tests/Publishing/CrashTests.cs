using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Publishing;

/// <summary>A publication that ends anywhere is completed by a rerun.</summary>
public sealed class CrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publication_that_dies_at_any_request_ends_in_the_same_registry()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        built = built with { Images = [built.Images[0]] };
        var requests = await CountAsync(fixture, built);
        var expected = Names(await fixture.SnapshotAsync(fixture.Owner("measured").Direct, "stage-"), "measured/");
        var failures = 0;

        for (var request = 0; request < requests; request++)
        {
            var (target, direct) = fixture.Owner($"owner{request}");
            var staged = await fixture.StageAsync(built, target);

            // The request itself is lost, or its answer; nothing gets through afterwards.
            Fault fault = request % 2 == 0 ? new Fault.CutBefore() : new Fault.CutAnswer(0);
            fixture.Proxy.Inject((_, number) => number == request ? fault : number > request ? new Fault.CutBefore() : null);
            failures += await FailsAsync(fixture, Request(fixture, staged, target)) ? 1 : 0;
            fixture.Proxy.Inject((_, _) => null);

            await fixture.PublishAsync(Request(fixture, staged, target));

            Names(await fixture.SnapshotAsync(direct, "stage-", "lease-"), $"owner{request}/").ShouldBe(expected, $"after a crash at request {request}");
        }

        failures.ShouldBe(requests - 2, "Only giving the lease back is no failure.");
    }

    [Fact]
    public async Task Part_that_is_done_and_the_rest_are_named_with_the_command_to_go_on()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        fixture.Proxy.InjectOnce(request => request.Method == "PUT" && request.Path.Value!.EndsWith("gateway/manifests/1.4.0", StringComparison.Ordinal), new Fault.Status(403));

        var error = await Should.ThrowAsync<PartialPublishException>(() => fixture.PublishAsync(fixture.Request(staged)));

        error.Message.ShouldContain($"v1.4.0 is published in part.\nDone:\n  {fixture.Target.Image("controller")}:v1.4.0\n  {fixture.Target.Image("proxy")}:v1.4.0\n");
        error.Message.ShouldContain($"Not done:\n  {fixture.Target.Chart("gateway")}:1.4.0\n");
        error.Message.ShouldEndWith("Go on with:\n  ./build.sh Publish --skip");
        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBeGreaterThan(0);
        (await fixture.SnapshotAsync(fixture.Direct, "stage-")).Count.ShouldBe(11);
    }

    [Fact]
    public async Task Announcers_run_in_order_after_all_tags_and_again_after_a_failure()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        List<string> log = [];
        var fails = true;
        fixture.Announcers.Add(new Announcer("first", async _ => log.Add($"first sees {(await fixture.SnapshotAsync(fixture.Direct, "stage-", "lease-")).Count} tags")));
        fixture.Announcers.Add(new Announcer("second", _ => fails ? throw new InvalidOperationException("nobody listens") : Task.Run(() => log.Add("second"), Cancel)));

        var error = await Should.ThrowAsync<PartialPublishException>(() => fixture.PublishAsync(fixture.Request(staged)));
        fails = false;
        await fixture.PublishAsync(fixture.Request(staged));

        error.Message.ShouldStartWith("nobody listens\nv1.4.0 is published in part.");
        error.Message.ShouldContain("  first\nNot done:\n  second\n");
        log.ShouldBe(["first sees 11 tags", "first sees 11 tags", "second"]);
    }

    private static PublishRequest Request(ReleaseFixture fixture, ReleaseManifest staged, RegistryTarget target) => fixture.Request(staged, target) with { Charts = [] };

    private static async Task<int> CountAsync(ReleaseFixture fixture, ReleaseManifest built)
    {
        var (target, _) = fixture.Owner("measured");
        var staged = await fixture.StageAsync(built, target);
        fixture.Proxy.Inject((_, _) => null);
        await fixture.PublishAsync(Request(fixture, staged, target));
        fixture.Proxy.Requests.Count.ShouldBeGreaterThan(60);
        return fixture.Proxy.Requests.Count;
    }

    private static async Task<bool> FailsAsync(ReleaseFixture fixture, PublishRequest request)
    {
        try
        {
            await fixture.PublishAsync(request);
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return true;
        }
    }

    // The release manifest says where it is staged, and differs.
    private static List<string> Names(IEnumerable<string> snapshot, string owner) =>
        snapshot.Select(line => line.Replace(owner, "", StringComparison.Ordinal)).Select(line => line.StartsWith("release:", StringComparison.Ordinal) ? line.Split(' ')[0] : line).ToList();

    private sealed class Announcer(string name, Func<ReleaseManifest, Task> announce) : IReleaseAnnouncer
    {
        public string Name => name;

        public Task AnnounceAsync(ReleaseManifest manifest, CancellationToken cancellationToken) => announce(manifest);
    }
}
