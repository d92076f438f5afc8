using System.Net;
using System.Text;
using Slipway.Oci;

namespace Slipway.Registry.Tests.Server;

public sealed class ManifestTests
{
    [Fact]
    public async Task Manifest_is_read_by_tag_and_by_digest_as_it_was_pushed()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("a/b", "v1", "layer");
        foreach (var reference in new[] { "v1", image.Digest.ToString() })
        {
            using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/b/manifests/{reference}");
            Digest.Of(await response.Content.ReadAsByteArrayAsync()).ShouldBe(image.Digest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(MediaTypes.ImageManifest);
            response.Headers.GetValues("Docker-Content-Digest").ShouldBe([image.Digest.ToString()]);
        }
    }

    [Fact]
    public async Task Head_says_digest_length_and_type()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("a", "v1", "layer");
        using var response = await server.SendAsync(HttpMethod.Head, "/v2/a/manifests/v1");
        response.Content.Headers.ContentLength.ShouldBe(image.Size);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(MediaTypes.ImageManifest);
    }

    [Fact]
    public async Task Docker_manifests_keep_their_type()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushImageAsync("a", "v1", "layer", manifest => manifest);
        var content = OciJson.Serialize(new ImageManifest { MediaType = MediaTypes.DockerManifest, Config = Descriptor.Empty, Layers = [] });
        await server.PushManifestAsync("a", "docker", MediaTypes.DockerManifest, content);
        using var response = await server.SendAsync(HttpMethod.Get, "/v2/a/manifests/docker");
        response.Content.Headers.ContentType!.MediaType.ShouldBe(MediaTypes.DockerManifest);
    }

    [Fact]
    public async Task Tag_moves_to_the_last_manifest()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushImageAsync("a", "v1", "one");
        var second = await server.PushImageAsync("a", "v1", "two");
        using var response = await server.SendAsync(HttpMethod.Head, "/v2/a/manifests/v1");
        response.Headers.GetValues("Docker-Content-Digest").ShouldBe([second.Digest.ToString()]);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    [InlineData(".hidden")]
    public async Task Unknown_manifest_is_a_404_of_the_specification(string reference)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/manifests/{reference}");
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "MANIFEST_UNKNOWN");
    }

    [Fact]
    public async Task Manifest_without_its_blobs_is_refused_with_every_missing_one()
    {
        await using var server = await ServerFixture.StartAsync();
        var layer = Descriptor.Of("text/plain", "absent"u8);
        var content = OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [layer] });
        using var response = await server.PutManifestAsync("a", "v1", MediaTypes.ImageManifest, content);
        var message = await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "MANIFEST_BLOB_UNKNOWN");
        message.ShouldContain(layer.Digest.ToString());
        message.ShouldContain(Descriptor.Empty.Digest.ToString());
        (await server.StatusAsync(HttpMethod.Get, "/v2/a/manifests/v1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Manifest_with_a_wrong_size_is_refused()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a", "{}");
        var content = OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty with { Size = 3 }, Layers = [] });
        using var response = await server.PutManifestAsync("a", "v1", MediaTypes.ImageManifest, content);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "MANIFEST_BLOB_UNKNOWN");
    }

    [Fact]
    public async Task Index_needs_its_manifests_in_its_own_repository()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("other", "v1", "layer");
        var index = OciJson.Serialize(new ImageIndex { Manifests = [image] });
        using var response = await server.PutManifestAsync("a", "v1", MediaTypes.ImageIndex, index);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "MANIFEST_BLOB_UNKNOWN");
        await server.PushManifestAsync("other", "all", MediaTypes.ImageIndex, index);
    }

    [Fact]
    public async Task Layer_that_lives_elsewhere_need_not_be_here()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a", "{}");
        var foreign = Descriptor.Of(MediaTypes.DockerForeignLayer, "windows"u8) with { Urls = ["https://example.com/layer"] };
        await server.PushManifestAsync("a", "v1", MediaTypes.ImageManifest, OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [foreign] }));
    }

    [Theory]
    [InlineData(MediaTypes.ImageManifest, "not json")]
    [InlineData(MediaTypes.ImageManifest, "{}")]
    [InlineData(MediaTypes.DockerManifest, """{"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}""")]
    [InlineData("text/plain", "{}")]
    public async Task What_is_no_manifest_is_refused(string mediaType, string content)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.PutManifestAsync("a", "v1", mediaType, Encoding.UTF8.GetBytes(content));
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "MANIFEST_INVALID");
    }

    [Fact]
    public async Task More_than_4_MiB_is_refused()
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.PutManifestAsync("a", "v1", MediaTypes.ImageIndex, new byte[ManifestDocument.MaximumSize + 1]);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.RequestEntityTooLarge, "SIZE_INVALID");
    }

    [Fact]
    public async Task Digest_in_the_path_must_be_the_contents()
    {
        await using var server = await ServerFixture.StartAsync();
        var content = OciJson.Serialize(new ImageIndex { Manifests = [] });
        using var response = await server.PutManifestAsync("a", Digest.Of("other"u8).ToString(), MediaTypes.ImageIndex, content);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "DIGEST_INVALID");
    }

    [Fact]
    public async Task Tag_must_be_one()
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.PutManifestAsync("a", "v1+2", MediaTypes.ImageIndex, OciJson.Serialize(new ImageIndex { Manifests = [] }));
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "MANIFEST_INVALID");
    }

    [Fact]
    public async Task Deleting_a_tag_keeps_the_manifest()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("a", "v1", "layer");
        (await server.StatusAsync(HttpMethod.Delete, "/v2/a/manifests/v1")).ShouldBe(HttpStatusCode.Accepted);
        (await server.StatusAsync(HttpMethod.Get, "/v2/a/manifests/v1")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/manifests/{image.Digest}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync(HttpMethod.Delete, "/v2/a/manifests/v1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleting_a_manifest_takes_its_tags_along()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("a", "v1", "layer");
        await server.PushImageAsync("a", "latest", "layer");
        await server.PushImageAsync("a", "v2", "other");
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/a/manifests/{image.Digest}")).ShouldBe(HttpStatusCode.Accepted);
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/a/manifests/{image.Digest}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetStringAsync("/v2/a/tags/list")).ShouldBe("""{"name":"a","tags":["v2"]}""");
    }

    [Fact]
    public async Task Manifest_whose_content_is_gone_is_unknown()
    {
        await using var server = await ServerFixture.StartAsync();
        var image = await server.PushImageAsync("a", "v1", "layer");
        File.Delete(Path.Combine(server.Root, "blobs", "sha256", image.Digest.Hex));
        (await server.StatusAsync(HttpMethod.Get, "/v2/a/manifests/v1")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/a/manifests/{image.Digest}")).ShouldBe(HttpStatusCode.Accepted);
    }
}
