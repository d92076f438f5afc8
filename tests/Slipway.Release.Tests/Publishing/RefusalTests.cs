using Slipway.Oci;

namespace Slipway.Release.Tests.Publishing;

/// <summary>What is not what was verified, or failed, is not published.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stage_tag_that_moved_is_named_with_both_digests()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        var other = await fixture.StageAsync(await fixture.BuildAsync(content: "other content"));

        var error = await Should.ThrowAsync<StageDriftException>(() => fixture.PublishAsync(fixture.Request(staged)));

        error.Problems.Count.ShouldBe(4);
        error.Message.ShouldContain($"proxy:stage-0123456789ab-v1.4.0 names {other.Images[1].Digest}; {staged.Images[1].Digest} was staged.");
        (await fixture.SnapshotAsync(fixture.Direct, "stage-")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stage_tag_that_is_gone_is_named()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.Client.DeleteAsync(Reference.Parse(fixture.Direct.Image("proxy")).WithTag(staged.Staging!.Tag), Cancel);

        (await Should.ThrowAsync<StageDriftException>(() => fixture.PublishAsync(fixture.Request(staged)))).Problems.Single().ShouldContain("proxy:stage-0123456789ab-v1.4.0 is gone");
    }

    [Fact]
    public async Task Platform_that_is_gone_is_named()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.Client.DeleteAsync(Reference.Parse(fixture.Direct.Image("proxy")).WithDigest(staged.Images[1].Platforms[1].Digest), Cancel);

        (await Should.ThrowAsync<StageDriftException>(() => fixture.PublishAsync(fixture.Request(staged)))).Problems.Single().ShouldContain($"{staged.Images[1].Platforms[1].Digest}, a platform of acme/proxy, is gone");
    }

    [Fact]
    public async Task Release_whose_newest_mark_failed_is_refused_until_it_passes()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await MarkAsync(fixture, staged, "kind", passed: true, DateTimeOffset.UnixEpoch);
        await MarkAsync(fixture, staged, "kind", passed: false, DateTimeOffset.UnixEpoch.AddSeconds(1));
        await MarkAsync(fixture, staged, "local", passed: true, DateTimeOffset.UnixEpoch.AddSeconds(2));

        var error = await Should.ThrowAsync<ReleaseRefusedException>(() => fixture.PublishAsync(fixture.Request(staged)));

        error.Message.ShouldContain("kind, 1970-01-01 00:00:01 UTC");
        (await fixture.SnapshotAsync(fixture.Direct, "stage-")).ShouldBeEmpty();
        await MarkAsync(fixture, staged, "kind", passed: true, DateTimeOffset.UnixEpoch.AddSeconds(3));
        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(11);
    }

    [Fact]
    public async Task Chart_that_installs_an_image_of_another_registry_is_refused()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        var (target, direct) = fixture.Owner("somebody");

        var error = await Should.ThrowAsync<ReleaseRefusedException>(() => fixture.PublishAsync(fixture.Request(staged, target)));

        error.Message.ShouldContain($"The chart gateway installs {fixture.Target.Image("controller")}:v1.4.0@{staged.Images[0].Digest} at controller.image; {target.Image("controller")}:v1.4.0@{staged.Images[0].Digest} is the image of this release.");
        (await fixture.SnapshotAsync(direct)).ShouldBeEmpty();
    }

    private static Task<VerificationMark> MarkAsync(ReleaseFixture fixture, ReleaseManifest staged, string mode, bool passed, DateTimeOffset time) =>
        VerificationMarks.WriteAsync(fixture.Client, Reference.Parse(staged.Staging!.Artifact!.Reference), new() { Mode = mode, Passed = passed, Time = time }, [], Cancel);
}
