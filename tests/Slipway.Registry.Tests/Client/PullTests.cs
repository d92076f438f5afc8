using Slipway.Oci;

namespace Slipway.Registry.Tests.Client;

public sealed class PullTests
{
    [Fact]
    public async Task Pull_brings_every_platform_with_its_blobs()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await PushAsync(fixture, "linux/amd64", "linux/arm64");
        var target = await fixture.NewLayoutAsync("pulled");
        var result = await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default);
        result.Root.Digest.ShouldBe(root.Digest);
        (result.Images.Count, result.BlobsDownloaded, result.BlobsSkipped).ShouldBe((2, 5, 0));
        foreach (var descriptor in (await Task.WhenAll(result.Images.Select(i => target.ReadManifestAsync(i, default)))).SelectMany(m => m.Blobs).Append(result.Root))
        {
            await target.VerifyBlobAsync(descriptor, default);
        }
    }

    [Fact]
    public async Task Platform_filter_leaves_the_rest_where_it_is()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await PushAsync(fixture, "linux/amd64", "linux/arm64/v8");
        var target = await fixture.NewLayoutAsync("pulled");
        var result = await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions { Platforms = [Platform.LinuxArm64] }, default);
        result.Images.Single().Platform!.Variant.ShouldBe("v8");
        result.BlobsDownloaded.ShouldBe(3);
        target.HasBlob(result.Root).ShouldBeTrue();
        target.Blobs.List().Count().ShouldBe(5);
    }

    [Fact]
    public async Task Second_pull_fetches_no_blob()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await PushAsync(fixture, "linux/amd64");
        var target = await fixture.NewLayoutAsync("pulled");
        await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default);
        var again = await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default);
        (again.BlobsDownloaded, again.BytesDownloaded, again.BlobsSkipped).ShouldBe((0, 0, 3));
    }

    [Fact]
    public async Task Single_manifest_is_pulled_by_digest_and_checked_for_its_platform()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var image = await fixture.BuildImageAsync("x", Platform.LinuxArm64);
        await fixture.PushAsync(image, "a");
        var reference = fixture.Repository("a").WithDigest(image.Digest);
        (await fixture.Client.PullAsync(reference, await fixture.NewLayoutAsync("1"), new PullOptions { Platforms = [Platform.LinuxArm64] }, default)).Images.Single().Digest.ShouldBe(image.Digest);
        var exception = await Should.ThrowAsync<PlatformNotFoundException>(async () =>
            await fixture.Client.PullAsync(reference, await fixture.NewLayoutAsync("2"), new PullOptions { Platforms = [Platform.LinuxAmd64] }, default));
        exception.Offered.ShouldBe([Platform.LinuxArm64]);
    }

    [Fact]
    public async Task Index_without_the_platform_says_what_it_offers()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await PushAsync(fixture, "linux/amd64", "linux/arm64");
        var exception = await Should.ThrowAsync<PlatformNotFoundException>(async () =>
            await fixture.Client.PullAsync(fixture.Repository("a:v1"), await fixture.NewLayoutAsync("pulled"), new PullOptions { Platforms = [Platform.Parse("linux/s390x")] }, default));
        exception.Message.ShouldContain("does not exist for linux/s390x; it offers linux/amd64, linux/arm64");
    }

    [Fact]
    public async Task Index_within_an_index_is_pulled_to_its_leaves()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var inner = await fixture.BuildIndexAsync("x", "linux/amd64");
        var outer = await fixture.Layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = [inner] }), MediaTypes.ImageIndex, default);
        await fixture.PushAsync(outer, "a:v1");
        var target = await fixture.NewLayoutAsync("pulled");
        (await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default)).BlobsDownloaded.ShouldBe(3);
        target.Blobs.List().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Nothing_of_that_name_is_an_error_with_the_whole_name()
    {
        await using var fixture = await ClientFixture.StartAsync();
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.PullAsync(fixture.Repository("a"), fixture.Layout, new PullOptions(), default)))
            .Message.ShouldContain($"There is no {fixture.Proxy.Address}/a:latest");
    }

    [Fact]
    public async Task Resolve_and_get_give_null_only_for_a_definite_404()
    {
        await using var fixture = await ClientFixture.StartAsync(options => options with { MaximumAttempts = 1 });
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
        (await fixture.Client.GetManifestAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
        foreach (var status in new[] { 400, 401, 403, 405, 429, 500, 503 })
        {
            fixture.Proxy.InjectOnce(_ => true, new Testing.Http.Fault.Status(status));
            await Should.ThrowAsync<RegistryException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default));
        }
    }

    [Fact]
    public async Task Resolve_describes_what_is_there()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await PushAsync(fixture, "linux/amd64");
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBe(root);
    }

    [Fact]
    public async Task Resolve_reads_the_manifest_where_the_headers_do_not_suffice()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await PushAsync(fixture, "linux/amd64");
        fixture.Proxy.InjectOnce(r => r.Method == "HEAD", new Testing.Http.Fault.SetHeader("Docker-Content-Digest", ""));
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default))!.Digest.ShouldBe(root.Digest);
    }

    private static async Task<Descriptor> PushAsync(ClientFixture fixture, params string[] platforms)
    {
        var root = await fixture.BuildIndexAsync("x", platforms);
        await fixture.PushAsync(root, "a:v1");
        return root;
    }
}
