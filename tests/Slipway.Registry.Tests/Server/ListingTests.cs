using System.Net;
using System.Text.Json;
using Slipway.Oci;

namespace Slipway.Registry.Tests.Server;

public sealed class ListingTests
{
    [Fact]
    public async Task Tags_are_listed_in_ordinal_order()
    {
        await using var server = await ServerFixture.StartAsync();
        await PushTagsAsync(server, "v2", "V1", "a", "v10", "_x");
        (await server.Http.GetStringAsync("/v2/r/tags/list")).ShouldBe("""{"name":"r","tags":["V1","_x","a","v10","v2"]}""");
    }

    [Fact]
    public async Task Tags_come_in_pages_that_link_to_the_next()
    {
        await using var server = await ServerFixture.StartAsync();
        await PushTagsAsync(server, "a", "b", "c", "d", "e");
        var (tags, next) = (new List<string>(), "/v2/r/tags/list?n=2");
        while (next is not null)
        {
            using var response = await server.SendAsync(HttpMethod.Get, next);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!).ToList();
            page.Count.ShouldBeLessThanOrEqualTo(2);
            tags.AddRange(page);
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        tags.ShouldBe(["a", "b", "c", "d", "e"]);
    }

    [Theory]
    [InlineData("?n=0", """{"name":"r","tags":[]}""")]
    [InlineData("?last=b", """{"name":"r","tags":["c"]}""")]
    [InlineData("?last=bb", """{"name":"r","tags":["c"]}""")]
    [InlineData("?n=10", """{"name":"r","tags":["a","b","c"]}""")]
    public async Task Pages_may_start_and_end_anywhere(string query, string expected)
    {
        await using var server = await ServerFixture.StartAsync();
        await PushTagsAsync(server, "a", "b", "c");
        using var response = await server.SendAsync(HttpMethod.Get, "/v2/r/tags/list" + query);
        (await response.Content.ReadAsStringAsync()).ShouldBe(expected);
        response.Headers.Contains("Link").ShouldBeFalse();
    }

    [Fact]
    public async Task Unknown_repository_and_wrong_page_size_are_errors()
    {
        await using var server = await ServerFixture.StartAsync();
        using var unknown = await server.SendAsync(HttpMethod.Get, "/v2/r/tags/list");
        await ServerFixture.ErrorAsync(unknown, HttpStatusCode.NotFound, "NAME_UNKNOWN");
        await PushTagsAsync(server, "a");
        using var wrong = await server.SendAsync(HttpMethod.Get, "/v2/r/tags/list?n=-1");
        await ServerFixture.ErrorAsync(wrong, HttpStatusCode.BadRequest, "PAGINATION_NUMBER_INVALID");
    }

    [Fact]
    public async Task Leftovers_of_a_dead_writer_are_no_tags()
    {
        await using var server = await ServerFixture.StartAsync();
        await PushTagsAsync(server, "a");
        await File.WriteAllTextAsync(Path.Combine(server.Root, "repositories", "r", "_tags", ".b.x.tmp"), "half");
        (await server.Http.GetStringAsync("/v2/r/tags/list")).ShouldBe("""{"name":"r","tags":["a"]}""");
    }

    [Fact]
    public async Task Referrers_list_what_is_about_a_manifest_with_type_and_annotations()
    {
        await using var server = await ServerFixture.StartAsync();
        var subject = await server.PushImageAsync("r", "v1", "layer");
        var sbom = await PushReferrerAsync(server, subject, "application/spdx+json");
        var signature = await PushReferrerAsync(server, subject, "application/signature");

        var all = await ReferrersAsync(server, subject, "");
        all.Index.Manifests.Select(m => m.Digest).ShouldBe([sbom.Digest, signature.Digest], ignoreOrder: true);
        all.Index.Manifests.ShouldAllBe(m => m.Annotations!["key"] == "value" && m.Size > 0);
        all.Filter.ShouldBeNull();

        var filtered = await ReferrersAsync(server, subject, "?artifactType=application/spdx%2Bjson");
        filtered.Index.Manifests.Single().Digest.ShouldBe(sbom.Digest);
        filtered.Filter.ShouldBe("artifactType");
    }

    [Fact]
    public async Task Subject_is_confirmed_and_may_be_pushed_later()
    {
        await using var server = await ServerFixture.StartAsync();
        var later = Descriptor.Of(MediaTypes.ImageManifest, "later"u8);
        await server.PushBlobAsync("r", "{}");
        var content = OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [], Subject = later, ArtifactType = "a/b" });
        using var response = await server.PutManifestAsync("r", "sig", MediaTypes.ImageManifest, content);
        response.Headers.GetValues("OCI-Subject").ShouldBe([later.Digest.ToString()]);
        (await ReferrersAsync(server, later, "")).Index.Manifests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deleted_referrer_is_no_longer_listed()
    {
        await using var server = await ServerFixture.StartAsync();
        var subject = await server.PushImageAsync("r", "v1", "layer");
        var referrer = await PushReferrerAsync(server, subject, "a/b");
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/r/manifests/{referrer.Digest}")).ShouldBe(HttpStatusCode.Accepted);
        (await ReferrersAsync(server, subject, "")).Index.Manifests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Referrers_of_nothing_are_an_empty_index_and_of_no_digest_an_error()
    {
        await using var server = await ServerFixture.StartAsync();
        (await ReferrersAsync(server, Descriptor.Empty, "")).Index.Manifests.ShouldBeEmpty();
        using var response = await server.SendAsync(HttpMethod.Get, "/v2/r/referrers/latest");
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "DIGEST_INVALID");
    }

    private static async Task PushTagsAsync(ServerFixture server, params string[] tags)
    {
        foreach (var tag in tags)
        {
            await server.PushManifestAsync("r", tag, MediaTypes.ImageIndex, OciJson.Serialize(new ImageIndex { Manifests = [] }));
        }
    }

    private static Task<Descriptor> PushReferrerAsync(ServerFixture server, Descriptor subject, string artifactType) =>
        server.PushImageAsync("r", null, artifactType, manifest => manifest with { Subject = subject, ArtifactType = artifactType, Annotations = new Dictionary<string, string> { ["key"] = "value" } });

    private static async Task<(ImageIndex Index, string? Filter)> ReferrersAsync(ServerFixture server, Descriptor subject, string query)
    {
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/r/referrers/{subject.Digest}{query}");
        response.Content.Headers.ContentType!.MediaType.ShouldBe(MediaTypes.ImageIndex);
        return (OciJson.ParseIndex(await response.Content.ReadAsByteArrayAsync()), response.Headers.TryGetValues("OCI-Filters-Applied", out var filters) ? filters.Single() : null);
    }
}
