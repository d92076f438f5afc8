using System.Net;
using Slipway.Oci;

namespace Slipway.Registry.Tests.Server;

public sealed class BlobTests
{
    private static readonly Digest s_foo = Digest.Of("foo"u8);

    [Fact]
    public async Task Blob_is_read_with_its_digest_and_length()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a/b", "foo");
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/b/blobs/{s_foo}");
        (await response.Content.ReadAsStringAsync()).ShouldBe("foo");
        response.Headers.GetValues("Docker-Content-Digest").ShouldBe([s_foo.ToString()]);
        response.Headers.AcceptRanges.ShouldBe(["bytes"]);
    }

    [Fact]
    public async Task Head_says_the_length_without_the_content()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a", "foo");
        using var response = await server.SendAsync(HttpMethod.Head, $"/v2/a/blobs/{s_foo}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(3);
    }

    [Theory]
    [InlineData("bytes=0-0", "0", "bytes 0-0/10")]
    [InlineData("bytes=2-4", "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=7-99", "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", "789", "bytes 7-9/10")]
    [InlineData("bytes=-99", "0123456789", "bytes 0-9/10")]
    public async Task Range_gives_a_part(string range, string expected, string contentRange)
    {
        await using var server = await ServerFixture.StartAsync();
        var digest = await server.PushBlobAsync("a", "0123456789");
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/blobs/{digest}", null, ("Range", range));
        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await response.Content.ReadAsStringAsync()).ShouldBe(expected);
        response.Content.Headers.ContentRange!.ToString().ShouldBe(contentRange);
    }

    [Theory]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("lines=0-1")]
    [InlineData("nonsense")]
    public async Task Other_ranges_give_everything(string range)
    {
        await using var server = await ServerFixture.StartAsync();
        var digest = await server.PushBlobAsync("a", "0123456789");
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/blobs/{digest}", null, ("Range", range));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("0123456789");
    }

    [Fact]
    public async Task Head_knows_no_ranges()
    {
        await using var server = await ServerFixture.StartAsync();
        var digest = await server.PushBlobAsync("a", "0123456789");
        using var response = await server.SendAsync(HttpMethod.Head, $"/v2/a/blobs/{digest}", null, ("Range", "bytes=2-3"));
        (response.StatusCode, response.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, 10));
    }

    [Fact]
    public async Task Range_outside_is_refused_with_the_size()
    {
        await using var server = await ServerFixture.StartAsync();
        var digest = await server.PushBlobAsync("a", "0123456789");
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/blobs/{digest}", null, ("Range", "bytes=10-"));
        response.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        response.Content.Headers.ContentRange!.ToString().ShouldBe("bytes */10");
    }

    [Fact]
    public async Task Unknown_blob_is_a_404_of_the_specification()
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/blobs/{s_foo}");
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "BLOB_UNKNOWN");
    }

    [Theory]
    [InlineData("sha256:12")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("latest")]
    public async Task What_is_no_digest_is_refused(string digest)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, $"/v2/a/blobs/{digest}");
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "DIGEST_INVALID");
    }

    [Fact]
    public async Task Blob_belongs_to_the_repository_that_it_was_pushed_to()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a", "foo");
        (await server.StatusAsync(HttpMethod.Head, $"/v2/b/blobs/{s_foo}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleted_blob_is_gone_from_its_repository_only()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("a", "foo");
        await server.PushBlobAsync("b", "foo");
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/a/blobs/{s_foo}")).ShouldBe(HttpStatusCode.Accepted);
        (await server.StatusAsync(HttpMethod.Delete, $"/v2/a/blobs/{s_foo}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{s_foo}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, $"/v2/b/blobs/{s_foo}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Empty_blob_is_stored_and_read()
    {
        await using var server = await ServerFixture.StartAsync();
        var digest = await server.PushBlobAsync("a", "");
        (await server.Http.GetStringAsync($"/v2/a/blobs/{digest}")).ShouldBeEmpty();
    }
}
