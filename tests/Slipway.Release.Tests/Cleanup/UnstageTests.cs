using Slipway.Oci;
using Slipway.Release.Tests.Publishing;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Cleanup;

/// <summary>A stage goes, and what was published of it stays.</summary>
public sealed class UnstageTests
{
    private const string Tag = "stage-0123456789ab-v1.4.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stage_goes_with_its_content_and_its_marks()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        var artifact = Reference.Parse(staged.Staging!.Artifact!.Reference);
        var mark = await VerificationMarks.WriteAsync(fixture.Client, artifact, new() { Mode = "local", Passed = false, Time = DateTimeOffset.UnixEpoch }, [], Cancel);

        await UnstageAsync(fixture);

        (await fixture.SnapshotAsync(fixture.Direct)).ShouldBeEmpty();
        foreach (var gone in staged.Staging.References.Select(reference => Reference.Parse(reference.Reference)).Concat([artifact, mark.Reference!]))
        {
            (await fixture.Client.ResolveAsync(gone, Cancel)).ShouldBeNull(gone.ToString());
        }
    }

    [Fact]
    public async Task What_was_published_stays_whole()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));
        var published = await fixture.SnapshotAsync(fixture.Direct, "stage-");

        await UnstageAsync(fixture);

        (await fixture.SnapshotAsync(fixture.Direct)).ShouldBe(published);
        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(0);
    }

    [Fact]
    public async Task Registry_that_deletes_no_tags_keeps_the_tag_of_what_was_published()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));
        var before = await fixture.SnapshotAsync(fixture.Direct);
        fixture.Proxy.Inject((request, _) => request.Method == "DELETE" && request.Path.Value!.EndsWith(Tag, StringComparison.Ordinal) ? new Fault.Status(405) : null);

        await UnstageAsync(fixture);

        (await fixture.SnapshotAsync(fixture.Direct)).ShouldBe(before);
    }

    private static async Task UnstageAsync(ReleaseFixture fixture)
    {
        foreach (var repository in (string[])[fixture.Target.Release, fixture.Target.Image("controller"), fixture.Target.Image("proxy"), fixture.Target.Chart("gateway")])
        {
            var reference = Reference.Parse(repository);
            var cleanup = new RepositoryCleanup(fixture.Client, reference);
            await cleanup.DeleteAsync(await cleanup.PlanAsync(Tag, Cancel), new RegistryRemoval(fixture.Client, reference), Cancel);
        }
    }
}
