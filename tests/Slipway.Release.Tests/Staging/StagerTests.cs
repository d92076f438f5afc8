using Slipway.Oci;
using Slipway.Registry;
using Slipway.Release.Tests.Publishing;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Staging;

/// <summary>Staging against a real registry on loopback.</summary>
public sealed class StagerTests
{
    private const string Tag = "stage-0123456789ab-v1.4.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_staged_under_one_tag_and_nothing_looks_like_a_release()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        staged.Staging!.Tag.ShouldBe(Tag);
        var snapshot = await fixture.SnapshotAsync(fixture.Direct);
        snapshot.Select(line => line.Split(' ')[0]).ShouldBe([$"acme/controller:{Tag}", $"acme/proxy:{Tag}", $"acme/charts/gateway:{Tag}", $"acme/release:{Tag}"]);
        staged.Staging.References.Select(reference => reference.Digest).ShouldBe([.. staged.Images.Select(image => image.Digest), .. staged.Charts.Select(chart => chart.Digest)]);
    }

    [Fact]
    public async Task Another_machine_reads_the_release_from_the_registry_alone()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var read = await StagedRelease.FindAsync(fixture.Client, fixture.Target, ReleaseFixture.Identity("v1.4.0"), Cancel);

        ManifestJson.Write(read!).ShouldBe(ManifestJson.Write(staged with { Identity = staged.Identity with { Reason = "staged" } }));
    }

    [Fact]
    public async Task Release_that_is_not_staged_is_not_found()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        (await StagedRelease.FindAsync(fixture.Client, fixture.Target, ReleaseFixture.Identity("v1.4.0"), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Registry_that_says_neither_stops_the_search()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Status(403));

        await Should.ThrowAsync<RegistryException>(() => StagedRelease.FindAsync(fixture.Client, fixture.Target, ReleaseFixture.Identity("v1.4.0"), Cancel));
    }

    [Fact]
    public async Task Artefact_that_is_no_release_manifest_is_named()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var other = SmallArtifact.Create("application/example", [], new Dictionary<string, string>(StringComparer.Ordinal));
        await fixture.Client.PushAsync(other, other.Root, Reference.Parse(fixture.Direct.Release).WithTag(Tag), new(), Cancel);

        var error = await Should.ThrowAsync<ReleaseManifestException>(() => StagedRelease.ReadAsync(fixture.Client, fixture.Target, Tag, Cancel));

        error.Message.ShouldContain("it is 'application/example'");
    }

    [Fact]
    public async Task Rerun_sends_nothing_but_questions()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        var first = await fixture.StageAsync(built);
        fixture.Proxy.Inject((_, _) => null);

        var second = await fixture.StageAsync(built with { Identity = built.Identity with { Reason = "another machine" } });

        fixture.Proxy.Requests.ShouldAllBe(request => request.StartsWith("HEAD ", StringComparison.Ordinal));
        fixture.Proxy.Requests.Count.ShouldBe(4);
        second.Staging!.Artifact.ShouldBe(first.Staging!.Artifact);
    }

    [Fact]
    public async Task Other_content_of_the_same_commit_and_version_takes_the_tags_along()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var before = await fixture.StageAsync(await fixture.BuildAsync());
        var after = await fixture.StageAsync(await fixture.BuildAsync(content: "other content"));

        after.Staging!.Artifact!.Digest.ShouldNotBe(before.Staging!.Artifact!.Digest);
        (await StagedRelease.ReadAsync(fixture.Client, fixture.Target, Tag, Cancel))!.Images[0].Digest.ShouldBe(after.Images[0].Digest);
    }

    [Fact]
    public async Task Stage_that_dies_at_any_request_is_completed_by_a_rerun()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        await fixture.StageAsync(built);
        var requests = fixture.Proxy.Requests.Count;
        requests.ShouldBeGreaterThan(30);

        for (var request = 0; request < requests; request++)
        {
            var (target, direct) = fixture.Owner($"owner{request}");
            fixture.Proxy.Inject((_, number) => number >= request ? new Fault.CutBefore() : null);
            await Should.ThrowAsync<Exception>(() => fixture.StageAsync(built, target));
            (await StagedRelease.ReadAsync(fixture.Client, direct, Tag, Cancel)).ShouldBeNull();
            fixture.Proxy.Inject((_, _) => null);

            var staged = await fixture.StageAsync(built, target);

            (await fixture.SnapshotAsync(direct)).Count.ShouldBe(4);
            (await StagedRelease.ReadAsync(fixture.Client, target, Tag, Cancel))!.Staging!.Artifact.ShouldBe(staged.Staging!.Artifact);
        }
    }

    [Fact]
    public async Task Release_manifest_is_signed_once_before_its_tag_is_set()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        using var attester = TestAttester.New();
        var built = await fixture.BuildAsync();
        var repository = Reference.Parse(fixture.Target.Release);
        var attachments = new AttachmentPublisher(fixture.Client, attester, fixture.Root / "signatures");
        var tagged = new List<bool>();
        var stager = new ReleaseStager(fixture.Client, fixture.Target)
        {
            Sign = async (root, token) =>
            {
                tagged.Add(await fixture.Client.ResolveAsync(repository.WithTag(Tag), token) is not null);
                return await attachments.SignAsync(root, repository, repository.Name, token);
            },
        };
        var items = await StageItems.ReadAsync(built, fixture.Target, fixture.Root, Cancel);

        var staged = await stager.StageAsync(built, items, Cancel);
        var again = await stager.StageAsync(built, items, Cancel);

        tagged.ShouldBe([false, true]);
        again.Unchanged.ShouldBeTrue();
        (await fixture.Client.ListReferrersAsync(Reference.Parse(staged.Staging.Artifact!.Reference), null, Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Image_that_is_not_in_the_layout_is_named_with_the_target_that_makes_it()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        var manifest = built with { Images = [built.Images[0] with { Digest = Digest.Of("nothing"u8) }] };

        (await Should.ThrowAsync<ReleaseManifestException>(() => fixture.StageAsync(manifest))).Message.ShouldContain("run the target DockerBuild again");
    }
}
