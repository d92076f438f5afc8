using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Testing.Http;

namespace EndToEnd.Registry;

/// <summary>Our client and a registry that we did not write.</summary>
public sealed class DebianRegistryTests
{
    [Fact]
    public async Task Push_pull_and_unchanged_push()
    {
        await using var registry = await DebianRegistry.StartAsync();
        using var sample = await SampleImage.CreateAsync();
        using var client = Client();
        var target = registry.Reference("acme/app:v1");
        var first = await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default);
        (first.BlobsUploaded, first.ManifestsPushed).ShouldBe((4, 3));
        (await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default)).IsUnchanged.ShouldBeTrue();

        var pulled = await OciLayout.OpenOrCreateAsync(sample["pulled"], default);
        (await client.PullAsync(target, pulled, new PullOptions(), default)).Root.Digest.ShouldBe(sample.Index.Digest);
        (await client.ListTagsAsync(target, default)).ShouldBe(["v1"]);
    }

    [Fact]
    public async Task Changed_image_sends_what_changed_and_mounts_what_is_elsewhere()
    {
        await using var registry = await DebianRegistry.StartAsync();
        using var sample = await SampleImage.CreateAsync();
        using var client = Client();
        await client.PushAsync(sample.Layout, sample.Index, registry.Reference("app:v1"), new PushOptions(), default);
        var changed = await client.PushAsync(sample.Layout, await sample.BuildAsync("changed"), registry.Reference("app:v2"), new PushOptions(), default);

        // The changed layer and two configurations.
        (changed.BlobsUploaded, changed.BlobsSkipped).ShouldBe((3, 1));
        changed.BytesUploaded.ShouldBeLessThan(10_000);
        var mounted = await client.PushAsync(sample.Layout, sample.Index, registry.Reference("other:v1"), new PushOptions { MountFrom = "app" }, default);
        (mounted.BlobsMounted, mounted.BytesUploaded).ShouldBe((4, 0));
    }

    [Fact]
    public async Task Cut_uploads_and_downloads_recover()
    {
        await using var registry = await DebianRegistry.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Port);
        using var sample = await SampleImage.CreateAsync();
        using var client = Client();
        var random = new Random(5);
        for (var round = 0; round < 6; round++)
        {
            var target = Reference.Parse($"{proxy.Address}/r{round}:v1");
            proxy.InjectOnce(r => r.Method == "PUT" && r.ContentLength > 1_000_000, new Fault.CutRequest(random.Next(1, 1_500_000)));
            await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default);
            proxy.InjectOnce(r => r.Method == "GET" && r.Path.Value!.Contains("/blobs/"), new Fault.CutAnswer(random.Next(1_500_000)));
            await client.PullAsync(target, await OciLayout.OpenOrCreateAsync(sample[$"pulled{round}"], default), new PullOptions(), default);
        }
    }

    [Fact]
    public async Task Upload_in_chunks_is_put_together()
    {
        await using var registry = await DebianRegistry.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Port);
        using var sample = await SampleImage.CreateAsync();
        using var client = new RegistryClient(new RegistryClientOptions { ChunkSize = 400_000 });
        var target = Reference.Parse($"{proxy.Address}/app:v1");
        await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default);
        proxy.Requests.Count(r => r.StartsWith("PATCH", StringComparison.Ordinal)).ShouldBe(4);
        await client.PullAsync(target, await OciLayout.OpenOrCreateAsync(sample["pulled"], default), new PullOptions(), default);
    }

    [Fact]
    public async Task Referrers_are_kept_under_the_fallback_tag()
    {
        await using var registry = await DebianRegistry.StartAsync();
        using var sample = await SampleImage.CreateAsync();
        using var client = Client();
        var target = registry.Reference("app:v1");
        await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default);
        var sbom = await sample.BuildReferrerAsync(sample.Index, "application/spdx+json");
        await client.PushAsync(sample.Layout, sbom, registry.Reference("app"), new PushOptions(), default);
        (await client.ListReferrersAsync(target.WithDigest(sample.Index.Digest), "application/spdx+json", default)).Single().Digest.ShouldBe(sbom.Digest);

        // To a registry with the API, the fallback becomes a referrer.
        using var directory = new TempDirectory();
        await using var embedded = await EmbeddedRegistry.StartAsync(new EmbeddedRegistryOptions { Root = directory.Path, Port = 0 }, default);
        var copy = Reference.Parse($"{embedded.Address}/app:v1");
        (await client.CopyAsync(target, copy, new CopyOptions(), default)).Count.ShouldBe(2);
        (await client.ListReferrersAsync(copy.WithDigest(sample.Index.Digest), null, default)).Single().Digest.ShouldBe(sbom.Digest);

        // And back.
        var back = registry.Reference("back:v1");
        await client.CopyAsync(copy, back, new CopyOptions(), default);
        (await client.ListReferrersAsync(back.WithDigest(sample.Index.Digest), null, default)).Single().Digest.ShouldBe(sbom.Digest);
    }

    [Fact]
    public async Task Password_is_asked_for_and_accepted()
    {
        await using var registry = await DebianRegistry.StartAsync(hasPassword: true);
        using var sample = await SampleImage.CreateAsync();
        using var anonymous = Client();
        await Should.ThrowAsync<RegistryAuthenticationException>(() => anonymous.PingAsync(registry.Address, default));
        using var wrong = Client(RegistryCredential.Basic(DebianRegistry.User, "wrong"), registry.Address);
        await Should.ThrowAsync<RegistryAuthenticationException>(() => wrong.PingAsync(registry.Address, default));
        using var client = Client(RegistryCredential.Basic(DebianRegistry.User, DebianRegistry.Password), registry.Address);
        await client.PingAsync(registry.Address, default);
        (await client.PushAsync(sample.Layout, sample.Index, registry.Reference("app:v1"), new PushOptions(), default)).ManifestsPushed.ShouldBe(3);
    }

    [Fact]
    public async Task Manifests_are_deleted_by_digest_and_a_conflict_stops()
    {
        await using var registry = await DebianRegistry.StartAsync();
        using var sample = await SampleImage.CreateAsync();
        using var client = Client();
        var target = registry.Reference("app:v1");
        await client.PushAsync(sample.Layout, sample.Index, target, new PushOptions(), default);
        var other = await sample.BuildAsync("other");
        await Should.ThrowAsync<TagConflictException>(() => client.PushAsync(sample.Layout, other, target, new PushOptions(), default));
        (await client.DeleteAsync(target.WithDigest(sample.Index.Digest), default)).ShouldBeTrue();
        (await client.ResolveAsync(target, default)).ShouldBeNull();
        (await client.DeleteAsync(target.WithDigest(sample.Index.Digest), default)).ShouldBeFalse();
    }

    private static RegistryClient Client(RegistryCredential? credential = null, string registry = "") => new(new RegistryClientOptions
    {
        Credentials = credential is null ? NoCredentials.Instance : new FixedCredentials(new Dictionary<string, RegistryCredential> { [registry] = credential }, NoCredentials.Instance),
    });
}
