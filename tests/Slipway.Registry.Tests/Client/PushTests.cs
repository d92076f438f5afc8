using Slipway.Oci;

namespace Slipway.Registry.Tests.Client;

public sealed class PushTests
{
    [Fact]
    public async Task First_push_sends_everything_and_the_tag_last()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        var result = await fixture.PushAsync(root, "a/b:v1");

        // Two configs, two own layers, one shared.
        (result.BlobsUploaded, result.BlobsSkipped, result.BlobsMounted, result.ManifestsPushed, result.ManifestsSkipped).ShouldBe((5, 0, 0, 3, 0));
        result.Reference.ShouldBe(fixture.Repository("a/b").WithDigest(root.Digest));
        result.IsUnchanged.ShouldBeFalse();
        fixture.Proxy.Requests[^1].ShouldBe("PUT /v2/a/b/manifests/v1");
        fixture.Proxy.Requests.Count(r => r.StartsWith("PUT /v2/a/b/manifests/sha256", StringComparison.Ordinal)).ShouldBe(2);
        await fixture.RequireWholeAsync("a/b:v1", root);
    }

    [Fact]
    public async Task Unchanged_push_is_one_HEAD_request()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Inject((_, _) => null);
        var result = await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Requests.ShouldBe(["HEAD /v2/a/manifests/v1"]);
        result.IsUnchanged.ShouldBeTrue();
        (result.BytesUploaded, result.ManifestsSkipped).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Another_tag_of_the_same_content_sends_one_manifest()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Inject((_, _) => null);
        var result = await fixture.PushAsync(root, "a:latest");
        fixture.Proxy.Requests.ShouldBe(["HEAD /v2/a/manifests/latest", $"HEAD /v2/a/manifests/{root.Digest}", "PUT /v2/a/manifests/latest"]);
        (result.ManifestsPushed, result.ManifestsSkipped, result.BlobsUploaded).ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task Changed_layer_is_all_that_is_sent()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await fixture.PushAsync(await fixture.BuildIndexAsync("x", "linux/amd64"), "a:v1");
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        var result = await fixture.PushAsync(root, "a:v2");
        (result.BlobsUploaded, result.BlobsSkipped, result.ManifestsPushed, result.ManifestsSkipped).ShouldBe((2, 1, 2, 1));
        await fixture.RequireWholeAsync("a:v2", root);
    }

    [Fact]
    public async Task Version_with_other_content_stops_and_names_both_digests()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var (first, second) = (await fixture.BuildIndexAsync("1", "linux/amd64"), await fixture.BuildIndexAsync("2", "linux/amd64"));
        await fixture.PushAsync(first, "a:v1");
        fixture.Proxy.Inject((_, _) => null);
        var exception = await Should.ThrowAsync<TagConflictException>(() => fixture.PushAsync(second, "a:v1"));
        (exception.ExistingDigest, exception.NewDigest).ShouldBe((first.Digest, second.Digest));
        exception.Message.ShouldContain("a:v1");
        exception.Message.ShouldContain(first.Digest.ToString());
        exception.Message.ShouldContain(second.Digest.ToString());
        fixture.Proxy.Requests.ShouldBe(["HEAD /v2/a/manifests/v1"]);
    }

    [Fact]
    public async Task Development_version_moves_when_it_may()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await fixture.PushAsync(await fixture.BuildIndexAsync("1", "linux/amd64"), "a:dev");
        var second = await fixture.BuildIndexAsync("2", "linux/amd64");
        await fixture.PushAsync(second, "a:dev", new PushOptions { TagConflicts = TagConflictPolicy.Move });
        await fixture.RequireWholeAsync("a:dev", second);
    }

    [Fact]
    public async Task Push_without_a_tag_makes_none()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a");
        await fixture.PushAsync(root, $"a@{root.Digest}");
        (await fixture.Client.ListTagsAsync(fixture.Repository("a"), default)).ShouldBeEmpty();
        (await fixture.Client.ResolveAsync(fixture.Repository("a").WithDigest(root.Digest), default)).ShouldNotBeNull();
        await Should.ThrowAsync<ArgumentException>(() => fixture.PushAsync(root, $"a@{Digest.Of("other"u8)}"));
    }

    [Fact]
    public async Task Blobs_of_another_repository_are_mounted()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "from:v1");
        var result = await fixture.PushAsync(root, "to:v1", new PushOptions { MountFrom = "from" });
        (result.BlobsMounted, result.BlobsUploaded, result.BytesUploaded).ShouldBe((3, 0, 0));
        await fixture.RequireWholeAsync("to:v1", root);
    }

    [Fact]
    public async Task Failed_mount_uploads_instead()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        var result = await fixture.PushAsync(root, "to:v1", new PushOptions { MountFrom = "nowhere" });
        (result.BlobsMounted, result.BlobsUploaded).ShouldBe((0, 3));
        await fixture.RequireWholeAsync("to:v1", root);
    }

    [Fact]
    public async Task Missing_blob_of_the_source_is_named_and_nothing_is_tagged()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildImageAsync("x", Platform.LinuxAmd64);
        var layer = (await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1];
        fixture.Layout.Blobs.Delete(layer.Digest);
        (await Should.ThrowAsync<BlobNotFoundException>(() => fixture.PushAsync(root, "a:v1"))).Digest.ShouldBe(layer.Digest);
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Damaged_blob_of_the_source_is_an_error_and_nothing_is_tagged()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildImageAsync("x", Platform.LinuxAmd64);
        var layer = (await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1];
        await File.WriteAllTextAsync(fixture.Layout.Blobs.PathOf(layer.Digest), "cut");
        (await Should.ThrowAsync<IOException>(() => fixture.PushAsync(root, "a:v1"))).Message.ShouldContain(layer.Digest.ToString());
        await File.WriteAllBytesAsync(fixture.Layout.Blobs.PathOf(layer.Digest), new byte[layer.Size]);
        (await Should.ThrowAsync<RegistryException>(() => fixture.PushAsync(root, "a:v1"))).Codes.ShouldBe(["DIGEST_INVALID"]);
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Blob_is_sent_in_chunks_where_that_is_wanted()
    {
        await using var fixture = await ClientFixture.StartAsync(options => options with { ChunkSize = 300_000 });
        var root = await fixture.BuildLargeImageAsync(1_000_000);
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Requests.Count(r => r.StartsWith("PATCH", StringComparison.Ordinal)).ShouldBe(4);
        await fixture.RequireWholeAsync("a:v1", root);
    }

    [Fact]
    public async Task Registry_that_finds_a_blob_too_large_gets_chunks()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(33 * 1024 * 1024);
        fixture.Proxy.Inject((r, _) => r.ContentLength > 32 * 1024 * 1024 ? new Testing.Http.Fault.Status(413) : null);
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Requests.Count(r => r.StartsWith("PATCH", StringComparison.Ordinal)).ShouldBe(2);
        await fixture.RequireWholeAsync("a:v1", root);
    }

    [Fact]
    public async Task Progress_tells_of_every_blob_with_bytes()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(1_000_000);
        await fixture.PushAsync(root, "a:v1");
        var large = fixture.Progress.Where(p => p.Blob.Size == 1_000_000).ToList();
        large.Count(p => p.State == TransferState.Uploading).ShouldBeGreaterThan(3);
        large.Select(p => p.Bytes).ShouldBeInOrder();
        (large[^1].State, large[^1].Bytes).ShouldBe((TransferState.Done, 1_000_000));
        fixture.Progress.Clear();
        await fixture.PushAsync(await fixture.BuildLargeImageAsync(1_000_000), "a:v2");
        await fixture.PushAsync(root, "other:v1", new PushOptions { MountFrom = "a" });
        fixture.Progress.Select(p => p.State).Distinct().ShouldBe([TransferState.Mounted]);
    }

    [Fact]
    public async Task Pushes_to_one_tag_at_once_leave_one_of_them_there_and_all_whole()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var roots = new List<Descriptor>();
        for (var i = 0; i < 12; i++)
        {
            roots.Add(await fixture.BuildIndexAsync($"{i % 4}-{i}", "linux/amd64", "linux/arm64"));
        }

        await Task.WhenAll(roots.Select(root => fixture.PushAsync(root, "a:latest", new PushOptions { TagConflicts = TagConflictPolicy.Move })));
        roots.Select(root => root.Digest).ShouldContain((await fixture.Client.ResolveAsync(fixture.Repository("a:latest"), default))!.Digest);
        foreach (var root in roots)
        {
            await fixture.RequireWholeAsync($"a@{root.Digest}", root);
        }
    }

    [Fact]
    public async Task Cancelled_push_stops_without_a_tag()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var cancellation = new CancellationTokenSource();
        fixture.Proxy.Inject((request, _) =>
        {
            if (request.Method == "PUT")
            {
                cancellation.Cancel();
            }

            return null;
        });
        var root = await fixture.BuildLargeImageAsync(500_000);
        await Should.ThrowAsync<OperationCanceledException>(() => fixture.Client.PushAsync(fixture.Layout, root, fixture.Repository("a:v1"), new PushOptions(), cancellation.Token));
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
    }
}
