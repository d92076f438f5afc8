using Slipway.Oci;
using Slipway.Registry.Tests.Server;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

public sealed class CopyTests
{
    [Fact]
    public async Task Copy_to_another_registry_keeps_every_digest()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var other = await ServerFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        await fixture.PushAsync(root, "a:v1");
        var target = Reference.Parse($"{other.Registry.Address}/mirror/a:v1");
        var results = await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default);
        results.Single().BlobsUploaded.ShouldBe(5);
        (await fixture.Client.ResolveAsync(target, default))!.Digest.ShouldBe(root.Digest);
        (await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default)).Single().IsUnchanged.ShouldBeTrue();
    }

    [Fact]
    public async Task Copy_within_a_registry_moves_no_bytes()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "stage:v1");
        var result = (await fixture.Client.CopyAsync(fixture.Repository("stage:v1"), fixture.Repository("release:v1"), new CopyOptions(), default)).Single();
        (result.BlobsMounted, result.BytesUploaded).ShouldBe((3, 0));
        fixture.Proxy.Requests.ShouldNotContain(r => r.StartsWith("GET", StringComparison.Ordinal) && r.Contains("/blobs/"));
    }

    [Fact]
    public async Task Promotion_within_a_repository_is_one_manifest()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:stage-1");
        var result = (await fixture.Client.CopyAsync(fixture.Repository("a").WithDigest(root.Digest), fixture.Repository("a:v1"), new CopyOptions(), default)).Single();
        (result.ManifestsPushed, result.BlobsUploaded + result.BlobsSkipped + result.BlobsMounted).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Copy_onto_other_content_stops()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await fixture.PushAsync(await fixture.BuildIndexAsync("1", "linux/amd64"), "a:v1");
        await fixture.PushAsync(await fixture.BuildIndexAsync("2", "linux/amd64"), "b:v1");
        await Should.ThrowAsync<TagConflictException>(() => fixture.Client.CopyAsync(fixture.Repository("a:v1"), fixture.Repository("b:v1"), new CopyOptions(), default));
        await fixture.Client.CopyAsync(fixture.Repository("a:v1"), fixture.Repository("b:v1"), new CopyOptions { TagConflicts = TagConflictPolicy.Move }, default);
    }

    [Fact]
    public async Task Missing_source_is_an_error_with_its_name()
    {
        await using var fixture = await ClientFixture.StartAsync();
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.CopyAsync(fixture.Repository("a:v1"), fixture.Repository("b:v1"), new CopyOptions(), default))).Message.ShouldContain("a:v1");
    }

    [Fact]
    public async Task Signatures_of_index_and_platforms_come_along_and_what_is_about_them()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var other = await ServerFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:v1");
        var child = (await fixture.Layout.ReadManifestAsync(root, default)).Manifests[0];
        var sbom = await PushReferrerAsync(fixture, child, "sbom");
        var signature = await PushReferrerAsync(fixture, sbom, "signature");
        await fixture.PushAsync(await fixture.BuildImageAsync("cosign", Platform.LinuxAmd64), $"a:sha256-{root.Digest.Hex}.sig");
        var target = Reference.Parse($"{other.Registry.Address}/a:v1");

        (await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default)).Count.ShouldBe(4);

        (await fixture.Client.ListReferrersAsync(target.WithDigest(child.Digest), null, default)).Single().Digest.ShouldBe(sbom.Digest);
        (await fixture.Client.ListReferrersAsync(target.WithDigest(sbom.Digest), null, default)).Single().Digest.ShouldBe(signature.Digest);
        (await fixture.Client.ListTagsAsync(target, default)).ShouldBe([$"sha256-{root.Digest.Hex}.sig", "v1"]);
    }

    [Fact]
    public async Task Tag_appears_when_everything_else_is_there_and_later_referrers_follow()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var other = await ServerFixture.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(other.Registry.Port);
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:v1");
        await PushReferrerAsync(fixture, root, "sbom");
        var target = Reference.Parse($"{proxy.Address}/b:v1");
        await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default);
        var manifests = proxy.Requests.Where(r => r.StartsWith("PUT /v2/b/manifests/", StringComparison.Ordinal)).ToList();
        (manifests.Count, manifests[^1]).ShouldBe((3, "PUT /v2/b/manifests/v1"));

        await PushReferrerAsync(fixture, root, "signature");
        await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default);
        (await fixture.Client.ListReferrersAsync(target.WithDigest(root.Digest), null, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Blob_that_is_not_what_its_digest_says_is_not_passed_on()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var other = await ServerFixture.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(other.Registry.Port);
        var root = await fixture.BuildLargeImageAsync(700_000);
        await fixture.PushAsync(root, "a:v1");
        foreach (var position in new[] { 5, 699_999 })
        {
            fixture.Proxy.Inject((r, _) => r.Path.Value!.Contains("/blobs/") ? new Fault.Corrupt(position) : null);
            var target = Reference.Parse($"{proxy.Address}/b:v1");
            var exception = await Should.ThrowAsync<DigestMismatchException>(() => fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default));
            exception.Message.ShouldContain(fixture.Repository("a").Name);
            (await fixture.Client.ResolveAsync(target, default)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Referrers_stay_behind_when_they_are_not_wanted()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:v1");
        await PushReferrerAsync(fixture, root, "sbom");
        await fixture.Client.CopyAsync(fixture.Repository("a:v1"), fixture.Repository("b:v1"), new CopyOptions { IncludeReferrers = false }, default);
        (await fixture.Client.ListReferrersAsync(fixture.Repository("b").WithDigest(root.Digest), null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Source_that_is_cut_in_the_middle_is_read_on_from_there()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var other = await ServerFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(700_000);
        await fixture.PushAsync(root, "a:v1");
        var random = new Random(9);
        for (var round = 0; round < 10; round++)
        {
            fixture.Proxy.InjectOnce(r => r.Method == "GET" && r.Path.Value!.Contains("/blobs/"), new Fault.CutAnswer(random.Next(700_000)), times: 2);
            var target = Reference.Parse($"{other.Registry.Address}/r{round}:v1");
            await fixture.Client.CopyAsync(fixture.Repository("a:v1"), target, new CopyOptions(), default);
            (await fixture.Client.ResolveAsync(target, default))!.Digest.ShouldBe(root.Digest);
        }
    }

    private static async Task<Descriptor> PushReferrerAsync(ClientFixture fixture, Descriptor subject, string artifactType)
    {
        var referrer = await fixture.BuildImageAsync(artifactType, Platform.LinuxAmd64, manifest => manifest with { Subject = subject, ArtifactType = artifactType });
        await fixture.PushAsync(referrer, "a");
        return referrer;
    }
}
