using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Publishing;

/// <summary>Promoting what is staged, against a real registry on loopback.</summary>
public sealed class PublisherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_are_set_in_the_order_in_which_they_need_each_other()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        fixture.Proxy.Inject((_, _) => null);

        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(11);

        Tags(fixture).ShouldBe(["controller:v1.4.0", "proxy:v1.4.0", "charts/gateway:1.4.0", "charts/gateway:v1.4.0", "release:v1.4.0", "controller:1", "controller:1.4", "controller:latest", "proxy:1", "proxy:1.4", "proxy:latest"]);
        (await fixture.SnapshotAsync(fixture.Direct, "stage-")).Count.ShouldBe(11);
        fixture.Proxy.Requests.ShouldAllBe(request => !request.StartsWith("POST ", StringComparison.Ordinal) || request.Contains("/acme/release/"), "no content but the lease is sent");
    }

    [Fact]
    public async Task Platforms_get_tags_of_their_own_before_the_index_that_they_are_in()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var built = await fixture.BuildAsync();
        var image = built.Images[0] with { Platforms = [.. built.Images[0].Platforms.Select(platform => platform with { TagSuffix = platform.Platform[6..] })] };
        var staged = await fixture.StageAsync(built with { Images = [image, built.Images[1]] });
        var (mirror, direct) = fixture.Owner("mirror");
        fixture.Proxy.Inject((_, _) => null);

        await fixture.PublishAsync(fixture.Request(staged));

        Tags(fixture).Take(4).ShouldBe(["controller:v1.4.0-amd64", "controller:v1.4.0-arm64", "controller:v1.4.0", "proxy:v1.4.0"], ignoreOrder: true);
        foreach (var platform in image.Platforms)
        {
            (await fixture.Client.ResolveAsync(Reference.Parse(fixture.Direct.Image("controller")).WithTag($"v1.4.0-{platform.TagSuffix}"), Cancel))!.Digest.ShouldBe(platform.Digest);
        }

        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(0);
        await fixture.PublishAsync(fixture.Request(staged, fixture.Target, mirror));
        (await fixture.Client.ResolveAsync(Reference.Parse(direct.Image("controller")).WithTag("v1.4.0-arm64"), Cancel))!.Digest.ShouldBe(image.Platforms[1].Digest);
    }

    [Fact]
    public async Task Rerun_only_looks()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));
        fixture.Proxy.Inject((_, _) => null);

        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(0);

        fixture.Proxy.Requests.ShouldAllBe(request => request.StartsWith("HEAD ", StringComparison.Ordinal) || request.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rerun_finds_everything_after_the_stage_is_gone()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        await fixture.PublishAsync(fixture.Request(staged));
        await fixture.Client.DeleteAsync(Reference.Parse(fixture.Direct.Image("proxy")).WithTag(staged.Staging!.Tag), Cancel);

        (await fixture.PublishAsync(fixture.Request(staged))).ShouldBe(0);
    }

    [Fact]
    public async Task Version_that_names_other_content_stops_before_anything_changes()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await fixture.PublishAsync(fixture.Request(await fixture.StageAsync(await fixture.BuildAsync())));
        var before = await fixture.SnapshotAsync(fixture.Direct, "stage-");
        var other = await fixture.StageAsync(await fixture.BuildAsync(content: "other content"));

        var error = await Should.ThrowAsync<PublishConflictException>(() => fixture.PublishAsync(fixture.Request(other)));

        error.Message.ShouldContain($"built now: {other.Images[0].Digest}");
        (await fixture.SnapshotAsync(fixture.Direct, "stage-")).ShouldBe(before);
    }

    [Fact]
    public async Task Development_version_moves_its_tags()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        const string Version = "v0.0.0-manual-0123456789ab";
        await fixture.PublishAsync(fixture.Request(await fixture.StageAsync(await fixture.BuildAsync(Version))));
        var other = await fixture.StageAsync(await fixture.BuildAsync(Version, "other content"));

        (await fixture.PublishAsync(fixture.Request(other))).ShouldBe(5);

        (await fixture.Client.ResolveAsync(Reference.Parse(fixture.Direct.Image("proxy")).WithTag(Version), Cancel))!.Digest.ShouldBe(other.Images[1].Digest);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Anything_but_a_definite_404_stops(int status)
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        fixture.Proxy.Inject((request, _) => request.Path.Value!.EndsWith("/v1.4.0", StringComparison.Ordinal) ? new Fault.Status(status) : null);

        await Should.ThrowAsync<RegistryException>(() => fixture.PublishAsync(fixture.Request(staged)));

        Tags(fixture).ShouldBeEmpty();
    }

    [Fact]
    public async Task Registry_of_a_mirror_that_refuses_stops_before_anything_changes()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await using var other = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        other.Proxy.Inject((_, _) => new Fault.Status(401));
        fixture.Proxy.Inject((_, _) => null);

        await Should.ThrowAsync<RegistryException>(() => fixture.PublishAsync(fixture.Request(staged, fixture.Target, other.Target)));

        Tags(fixture).ShouldBeEmpty();
    }

    [Fact]
    public async Task Mirror_gets_content_tags_and_what_is_about_them()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await using var other = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());
        var artifact = Reference.Parse(staged.Staging!.Artifact!.Reference);
        await VerificationMarks.WriteAsync(fixture.Client, artifact, new() { Mode = "local", Passed = true, Time = DateTimeOffset.UnixEpoch }, [], Cancel);

        await fixture.PublishAsync(fixture.Request(staged, fixture.Target, other.Target));

        (await other.SnapshotAsync(other.Direct)).ShouldBe(await fixture.SnapshotAsync(fixture.Direct, "stage-"));
        (await VerificationMarks.ReadLatestAsync(other.Client, Reference.Parse(other.Direct.Release).WithDigest(artifact.Digest!), Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Release_that_is_staged_elsewhere_is_copied_by_digest()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await using var staging = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync(), staging.Target);

        await fixture.PublishAsync(fixture.Request(staged));

        var snapshot = await fixture.SnapshotAsync(fixture.Direct);
        snapshot.Count.ShouldBe(11);
        snapshot.ShouldContain($"acme/release:v1.4.0 {staged.Staging!.Artifact!.Digest}");
        snapshot.ShouldContain($"acme/proxy:latest {staged.Images[1].Digest}");
    }

    [Fact]
    public async Task Published_references_name_every_tag_of_the_version()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        fixture.Request(staged).Publication.References.Select(reference => $"{reference.Kind} {reference.Reference[fixture.Target.Prefix.Length..]}")
            .ShouldBe(["image /controller:v1.4.0", "image /proxy:v1.4.0", "chart /charts/gateway:1.4.0", "chart /charts/gateway:v1.4.0", "release /release:v1.4.0"]);
    }

    // In the order in which they were set, within a step by name.
    private static IEnumerable<string> Tags(ReleaseFixture fixture) => fixture.Proxy.Requests
        .Where(request => request.StartsWith("PUT ", StringComparison.Ordinal) && request.Contains("/manifests/") && !request.Contains("sha256:") && !request.Contains("/lease-"))
        .Select((request, index) => (Text: request["PUT /v2/acme/".Length..].Replace("/manifests/", ":", StringComparison.Ordinal), Index: index))
        .OrderBy(tag => Step(tag.Index)).ThenBy(tag => tag.Text, StringComparer.Ordinal)
        .Select(tag => tag.Text);

    private static int Step(int index) => index < 2 ? 0 : index < 4 ? 1 : index == 4 ? 2 : 3;
}
