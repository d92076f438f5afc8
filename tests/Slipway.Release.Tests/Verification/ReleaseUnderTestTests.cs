using Slipway.Oci;
using Slipway.Release.Tests.Publishing;
using Slipway.Verification;

namespace Slipway.Release.Tests.Verification;

/// <summary>Finding the release that is to be verified, from the registry alone.</summary>
public sealed class ReleaseUnderTestTests
{
    private static CancellationToken Cancel => ReleaseFixture.Cancel;

    [Fact]
    public async Task Staged_release_is_found_by_version_and_commit()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var found = await ReleaseUnderTest.FindStagedAsync(fixture.Client, fixture.Target, staged.Identity, Cancel);

        found.Artifact.Digest.ShouldBe(staged.Staging!.Artifact!.Digest);
        found.Artifacts.Select(artifact => artifact.Digest).ShouldBe([.. staged.Images.Select(image => image.Digest.ToString()), staged.Charts[0].Digest.ToString()]);
        found.Image(found.Manifest.Images[0]).ToString().ShouldBe($"{fixture.Target.Prefix}/controller@{staged.Images[0].Digest}");
    }

    [Fact]
    public async Task Release_that_is_not_staged_is_named_with_the_way_out()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        (await Should.ThrowAsync<ReleaseManifestException>(() => ReleaseUnderTest.FindStagedAsync(fixture.Client, fixture.Target, ReleaseFixture.Identity("v1.4.0"), Cancel)))
            .Message.ShouldContain("run the target Stage first");
    }

    [Fact]
    public async Task Published_release_is_found_by_its_version()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));

        (await ReleaseUnderTest.FindPublishedAsync(fixture.Client, fixture.Target, "v1.4.0", Cancel)).Artifact.Digest.ShouldBe(staged.Staging!.Artifact!.Digest);
    }

    [Fact]
    public async Task Release_that_is_not_published_is_named_with_the_way_out()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        (await Should.ThrowAsync<ReleaseManifestException>(() => ReleaseUnderTest.FindPublishedAsync(fixture.Client, fixture.Target, "v1.4.0", Cancel))).Message.ShouldContain("run the target Publish first");
    }

    [Fact]
    public async Task Tag_that_was_moved_or_deleted_is_found()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));
        await fixture.Client.DeleteAsync(Reference.Parse(fixture.Target.Image("proxy")).WithTag("v1.4.0"), Cancel);

        var error = await Should.ThrowAsync<VerificationException>(() => ReleaseUnderTest.FindPublishedAsync(fixture.Client, fixture.Target, "v1.4.0", Cancel));

        error.Message.ShouldBe($"{fixture.Target.Prefix}/proxy:v1.4.0 is missing, and {staged.Images[1].Digest} was released.");
    }
}
