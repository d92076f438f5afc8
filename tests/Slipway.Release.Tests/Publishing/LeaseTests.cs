using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Publishing;

/// <summary>One publisher of a version at a time.</summary>
public sealed class LeaseTests
{
    private static readonly LeaseTimes s_times = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), TimeSpan.Zero);
    private static readonly LeaseOwner s_other = new("alice at build-7 (process 42)", "build-7", 42, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lease_is_there_while_work_is_done_and_gone_afterwards()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        Lease? during = null;
        await Lease(fixture).HoldAsync("v1.4.0", async _ => during = await ReadAsync(fixture), Cancel);

        during!.Owner.ShouldBe(ReleaseFixture.DeadOwner);
        (await ReadAsync(fixture)).ShouldBeNull();
    }

    [Fact]
    public async Task Holder_and_time_are_named()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var expires = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
        await WriteAsync(fixture, new(s_other, expires));

        var error = await Should.ThrowAsync<LeaseHeldException>(() => Lease(fixture).HoldAsync("v1.4.0 in ghcr.io/acme", Nothing, Cancel));

        error.Message.ShouldStartWith($"v1.4.0 in ghcr.io/acme is being published by alice at build-7 (process 42), until {expires.UtcDateTime:HH:mm:ss} UTC at least");
        (await ReadAsync(fixture))!.Owner.ShouldBe(s_other);
    }

    [Fact]
    public async Task Publication_of_another_one_changes_nothing()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await WriteAsync(fixture, new(s_other, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1)));

        await Should.ThrowAsync<LeaseHeldException>(() => fixture.PublishAsync(fixture.Request(staged)));

        (await fixture.SnapshotAsync(fixture.Direct, "stage-", "lease-")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("build-7", null, -1)]
    [InlineData("here", null, 60)]
    [InlineData("build-7", "https://ci.example.org/runs/1", 60)]
    public async Task Lease_of_somebody_who_died_is_taken(string machine, string? run, int secondsLeft)
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var here = ReleaseFixture.DeadOwner with { Process = System.Environment.ProcessId, Run = "https://ci.example.org/runs/1" };
        var died = ReleaseFixture.DeadOwner with { Machine = machine == "here" ? here.Machine : machine, Run = run };
        await WriteAsync(fixture, new(died, TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(secondsLeft)));

        Lease? during = null;
        await Lease(fixture, here).HoldAsync("v1.4.0", async _ => during = await ReadAsync(fixture), Cancel);

        during!.Owner.ShouldBe(here);
    }

    [Fact]
    public async Task Killed_process_that_nobody_took_care_of_is_no_owner()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux keeps such processes.");
        using var parent = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 300"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            // It ends after its parent became a program that takes care of no children.
            var child = int.Parse((await parent.StandardOutput.ReadLineAsync(Cancel))!);
            while (!(await File.ReadAllTextAsync($"/proc/{child}/stat", Cancel)).Contains(") Z ", StringComparison.Ordinal))
            {
                await Task.Yield();
            }

            var here = ReleaseFixture.DeadOwner with { Process = System.Environment.ProcessId };
            here.Succeeds(here with { Process = child }).ShouldBeTrue();
            here.Succeeds(here with { Process = parent.Id }).ShouldBeFalse();
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public async Task Something_else_under_the_tag_is_no_lease()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var other = SmallArtifact.Create("application/example", [], new Dictionary<string, string>(StringComparer.Ordinal));
        await fixture.Client.PushAsync(other, other.Root, Tag(fixture), new(), Cancel);
        var done = false;

        await Lease(fixture).HoldAsync("v1.4.0", _ => Task.FromResult(done = true), Cancel);

        done.ShouldBeTrue();
    }

    [Fact]
    public async Task Lease_is_renewed_while_work_goes_on()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        using var lease = new PublishLease(fixture.Client, Tag(fixture), s_other, s_times with { Renewal = TimeSpan.FromMilliseconds(5) }, TimeProvider.System);

        await lease.HoldAsync("v1.4.0", async token =>
        {
            var first = (await ReadAsync(fixture))!.Expires;
            while ((await ReadAsync(fixture))!.Expires == first)
            {
                await lease.ConfirmAsync(token);
            }
        }, Cancel);

        (await ReadAsync(fixture)).ShouldBeNull();
    }

    [Fact]
    public async Task Publisher_whose_lease_was_taken_stops_before_its_next_step()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        using var lease = new PublishLease(fixture.Client, Tag(fixture), ReleaseFixture.DeadOwner, s_times, TimeProvider.System);
        var taken = new Lease(s_other, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<LeaseLostException>(() => lease.HoldAsync("v1.4.0", async token =>
        {
            await WriteAsync(fixture, taken);
            await lease.ConfirmAsync(token);
        }, Cancel));

        (await ReadAsync(fixture))!.Owner.ShouldBe(s_other);
    }

    [Fact]
    public async Task Publisher_whose_lease_was_taken_stops_in_the_middle_of_a_long_step()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        using var lease = new PublishLease(fixture.Client, Tag(fixture), ReleaseFixture.DeadOwner, s_times with { Renewal = TimeSpan.FromMilliseconds(5) }, TimeProvider.System);

        await Should.ThrowAsync<LeaseLostException>(() => lease.HoldAsync("v1.4.0", async token =>
        {
            // A renewal may be between its look and its write: then it takes the lease back.
            while (!token.IsCancellationRequested)
            {
                await WriteAsync(fixture, new(s_other, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1)));
            }

            token.ThrowIfCancellationRequested();
        }, Cancel));
    }

    [Fact]
    public async Task Registry_that_deletes_nothing_keeps_a_lease_that_is_over()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        fixture.Proxy.Inject((request, _) => request.Method == "DELETE" ? new Fault.Status(405) : null);

        await Lease(fixture).HoldAsync("v1.4.0", Nothing, Cancel);

        (await ReadAsync(fixture))!.Expires.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Failure_of_the_work_gives_the_lease_back()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => Lease(fixture).HoldAsync("v1.4.0", _ => throw new InvalidOperationException("failed"), Cancel));

        (await ReadAsync(fixture)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_publishers_at_once_make_one_release()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        for (var round = 0; round < 8; round++)
        {
            var (target, direct) = fixture.Owner($"owner{round}");
            var staged = await fixture.StageAsync(built, target);
            var request = fixture.Request(staged, target) with { Charts = [] };

            var ends = await Task.WhenAll(EndAsync(fixture, request with { Owner = s_other }), EndAsync(fixture, request with { Owner = s_other with { Name = "bob", Machine = "build-8" } }));

            foreach (var error in ends.OfType<Exception>())
            {
                (error is LeaseHeldException || error is PartialPublishException { InnerException: LeaseLostException }).ShouldBeTrue(error.ToString());
            }

            ends.ShouldContain(end => end == null);
            (await fixture.PublishAsync(request)).ShouldBe(0);
            (await fixture.SnapshotAsync(direct, "stage-", "lease-")).Count.ShouldBe(11);
        }
    }

    private static Task Nothing(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<Exception?> EndAsync(ReleaseFixture fixture, PublishRequest request)
    {
        try
        {
            await fixture.PublishAsync(request);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error;
        }
    }

    private static Reference Tag(ReleaseFixture fixture) => Reference.Parse(fixture.Target.Release).WithTag("lease-v1.4.0");

    private static PublishLease Lease(ReleaseFixture fixture, LeaseOwner? owner = null) => new(fixture.Client, Tag(fixture), owner ?? ReleaseFixture.DeadOwner, s_times, TimeProvider.System);

    private static Task<PushResult> WriteAsync(ReleaseFixture fixture, Lease lease)
    {
        var artifact = lease.ToArtifact();
        return fixture.Client.PushAsync(artifact, artifact.Root, Tag(fixture), new() { TagConflicts = TagConflictPolicy.Move }, Cancel);
    }

    private static async Task<Lease?> ReadAsync(ReleaseFixture fixture) => Release.Lease.Read(await fixture.Client.GetManifestAsync(Tag(fixture), Cancel));
}
