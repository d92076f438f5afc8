using System.Net;
using Slipway.Oci;

namespace Slipway.Registry.Tests.Server;

public sealed class RegistryGarbageTests
{
    private static readonly DateTimeOffset s_everything = DateTimeOffset.MaxValue;

    [Fact]
    public async Task What_a_tag_leads_to_is_kept_children_and_referrers_included()
    {
        await using var server = await ServerFixture.StartAsync();
        var child = await server.PushImageAsync("a", null, "child");
        var index = await server.PushManifestAsync("a", "v1", MediaTypes.ImageIndex, OciJson.Serialize(new ImageIndex { Manifests = [child] }));
        var signature = await server.PushImageAsync("a", null, "signature", manifest => manifest with { Subject = child });
        var report = await server.Registry.CollectGarbageAsync(s_everything, default);
        report.BlobsDeleted.ShouldBe(0);
        foreach (var manifest in new[] { child, index, signature })
        {
            (await server.StatusAsync(HttpMethod.Get, $"/v2/a/manifests/{manifest.Digest}")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task What_no_tag_leads_to_is_deleted()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushImageAsync("a", "v1", "kept");
        var old = await server.PushImageAsync("a", "dev", "old");
        await server.PushImageAsync("a", "dev", "new");
        var stray = await server.PushBlobAsync("a", "stray");
        var report = await server.Registry.CollectGarbageAsync(s_everything, default);
        report.BlobsDeleted.ShouldBe(3);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/manifests/{old.Digest}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{stray}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetStringAsync("/v2/a/tags/list")).ShouldBe("""{"name":"a","tags":["dev","v1"]}""");
    }

    [Fact]
    public async Task Folder_that_another_process_serves_is_cleaned_too()
    {
        await using var server = await ServerFixture.StartAsync();
        var kept = await server.PushImageAsync("a", "v1", "kept");
        var stray = await server.PushBlobAsync("a", "stray");
        (await EmbeddedRegistry.CollectGarbageAsync(server.Root, s_everything, TimeProvider.System, default)).BlobsDeleted.ShouldBe(1);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{stray}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/manifests/{kept.Digest}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Young_content_is_kept()
    {
        await using var server = await ServerFixture.StartAsync();
        var untagged = await server.PushImageAsync("a", null, "staged");
        var blob = await server.PushBlobAsync("a", "uploaded, manifest follows");
        (await server.Registry.CollectGarbageAsync(DateTimeOffset.UnixEpoch, default)).BlobsDeleted.ShouldBe(0);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/manifests/{untagged.Digest}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{blob}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Content_that_a_client_was_just_told_of_counts_as_young()
    {
        var clock = new ManualClock { Now = DateTimeOffset.UtcNow.AddHours(2) };
        await using var server = await ServerFixture.StartAsync(options => options with { Clock = clock });
        var asked = await server.PushBlobAsync("a", "asked");
        var forgotten = await server.PushBlobAsync("a", "forgotten");
        (await server.StatusAsync(HttpMethod.Head, $"/v2/a/blobs/{asked}")).ShouldBe(HttpStatusCode.OK);
        (await server.Registry.CollectGarbageAsync(clock.Now.AddHours(-1), default)).BlobsDeleted.ShouldBe(1);
        File.Exists(Path.Combine(server.Root, "blobs", "sha256", asked.Hex)).ShouldBeTrue();
        File.Exists(Path.Combine(server.Root, "blobs", "sha256", forgotten.Hex)).ShouldBeFalse();
    }

    [Fact]
    public async Task Content_of_another_repository_is_kept()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushImageAsync("a", null, "shared");
        await server.PushImageAsync("b/c", "v1", "shared");
        await server.Registry.CollectGarbageAsync(s_everything, default);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/b/c/blobs/{Digest.Of("shared"u8)}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{Digest.Of("shared"u8)}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Leftovers_of_dead_processes_are_deleted()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushImageAsync("a", "v1", "kept");
        string[] leftovers = [Path.Combine(server.Root, "uploads", "dead"), Path.Combine(server.Root, "repositories", "a", "_tags", ".v1.x.tmp")];
        foreach (var file in leftovers)
        {
            await File.WriteAllTextAsync(file, "half");
        }

        await server.Registry.CollectGarbageAsync(s_everything, default);
        leftovers.ShouldAllBe(file => !File.Exists(file));
    }
}
