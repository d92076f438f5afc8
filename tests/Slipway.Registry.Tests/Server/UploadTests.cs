using System.Net;
using System.Net.Sockets;
using System.Text;
using Slipway.Oci;

namespace Slipway.Registry.Tests.Server;

public sealed class UploadTests
{
    private static readonly Digest s_foo = Digest.Of("foo"u8);

    [Fact]
    public async Task Upload_in_one_put()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var response = await server.SendAsync(HttpMethod.Put, $"{location}?digest={s_foo}", new StringContent("foo"));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe($"/v2/a/blobs/{s_foo}");
        (await server.Http.GetStringAsync(response.Headers.Location)).ShouldBe("foo");
    }

    [Fact]
    public async Task Upload_in_chunks()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var first = await PatchAsync(server, location, "f", "0-0");
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        first.Headers.GetValues("Range").ShouldBe(["0-0"]);
        using var second = await PatchAsync(server, location, "o", "1-1");
        second.Headers.GetValues("Range").ShouldBe(["0-1"]);
        using var last = await server.SendAsync(HttpMethod.Put, $"{location}?digest={s_foo}", new StringContent("o"), ("Content-Range", "2-2"));
        last.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await server.Http.GetStringAsync($"/v2/a/blobs/{s_foo}")).ShouldBe("foo");
    }

    [Theory]
    [InlineData("1-3")]
    [InlineData("5-7")]
    public async Task Chunk_out_of_order_is_refused_with_where_to_go_on(string range)
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var first = await PatchAsync(server, location, "foo", "0-2");
        using var response = await PatchAsync(server, location, "bar", range);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.RequestedRangeNotSatisfiable, "BLOB_UPLOAD_INVALID");
        response.Headers.GetValues("Range").ShouldBe(["0-2"]);
        using var status = await server.SendAsync(HttpMethod.Get, location);
        status.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        status.Headers.GetValues("Range").ShouldBe(["0-2"]);
        status.Headers.Location!.ToString().ShouldBe(location);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0-9")]
    [InlineData("bytes 0-2/3")]
    [InlineData("-2")]
    public async Task Content_range_that_does_not_fit_is_refused(string range)
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var response = await PatchAsync(server, location, "foo", range);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "SIZE_INVALID");
    }

    [Fact]
    public async Task Content_of_another_digest_is_refused_and_forgotten()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var response = await server.SendAsync(HttpMethod.Put, $"{location}?digest={s_foo}", new StringContent("bar"));
        (await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "DIGEST_INVALID")).ShouldContain(Digest.Of("bar"u8).ToString());
        (await server.StatusAsync(HttpMethod.Get, $"/v2/a/blobs/{s_foo}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, location)).ShouldBe(HttpStatusCode.NotFound);
        Directory.GetFiles(Path.Combine(server.Root, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_without_a_digest_is_refused_and_the_upload_goes_on()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        using var response = await server.SendAsync(HttpMethod.Put, location, new StringContent("foo"));
        await ServerFixture.ErrorAsync(response, HttpStatusCode.BadRequest, "DIGEST_INVALID");
        (await server.StatusAsync(HttpMethod.Get, location)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Cancelled_upload_is_gone()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        (await server.StatusAsync(HttpMethod.Delete, location)).ShouldBe(HttpStatusCode.NoContent);
        using var response = await server.SendAsync(HttpMethod.Get, location);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "BLOB_UPLOAD_UNKNOWN");
        Directory.GetFiles(Path.Combine(server.Root, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_belongs_to_its_repository()
    {
        await using var server = await ServerFixture.StartAsync();
        var location = await BeginAsync(server);
        (await server.StatusAsync(HttpMethod.Get, location.Replace("/a/", "/b/", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Mount_takes_a_blob_from_another_repository()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("from", "foo");
        using var response = await server.SendAsync(HttpMethod.Post, $"/v2/a/blobs/uploads/?mount={s_foo}&from=from");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await server.Http.GetStringAsync($"/v2/a/blobs/{s_foo}")).ShouldBe("foo");
    }

    [Theory]
    [InlineData("&from=elsewhere")]
    [InlineData("&from=../from")]
    public async Task Mount_of_what_is_not_there_begins_an_upload(string from)
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("from", "foo");
        using var response = await server.SendAsync(HttpMethod.Post, $"/v2/a/blobs/uploads/?mount={s_foo}{from}");
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task Mount_without_a_source_finds_the_blob_anywhere()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.PushBlobAsync("from", "foo");
        using var response = await server.SendAsync(HttpMethod.Post, $"/v2/a/blobs/uploads/?mount={s_foo}");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Cut_connection_keeps_what_arrived_and_the_client_goes_on_there()
    {
        await using var server = await ServerFixture.StartAsync();
        var content = Encoding.ASCII.GetBytes(new string('x', 100_000));
        var location = await BeginAsync(server);
        await SendCutPatchAsync(server, location, content.AsMemory(0, 60_000), content.Length);

        using var status = await server.SendAsync(HttpMethod.Get, location);
        var arrived = int.Parse(status.Headers.GetValues("Range").Single()[2..]) + 1;
        arrived.ShouldBe(60_000);
        using var rest = await server.SendAsync(HttpMethod.Patch, location, new ByteArrayContent(content[arrived..]), ("Content-Range", $"{arrived}-{content.Length - 1}"));
        rest.StatusCode.ShouldBe(HttpStatusCode.Accepted, await rest.Content.ReadAsStringAsync());
        using var end = await server.SendAsync(HttpMethod.Put, $"{location}?digest={Digest.Of(content)}");
        end.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Abandoned_uploads_are_dropped_after_an_hour()
    {
        var clock = new ManualClock();
        await using var server = await ServerFixture.StartAsync(options => options with { Clock = clock });
        var abandoned = await BeginAsync(server);
        clock.Now += TimeSpan.FromMinutes(61);
        var fresh = await BeginAsync(server);
        (await server.StatusAsync(HttpMethod.Get, abandoned)).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(HttpMethod.Get, fresh)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Many_pushes_of_the_same_blob_at_once_all_succeed()
    {
        await using var server = await ServerFixture.StartAsync();
        var content = new string('x', 300_000);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => server.PushBlobAsync("a", content)));
        (await server.Http.GetStringAsync($"/v2/a/blobs/{Digest.Of(Encoding.ASCII.GetBytes(content))}")).ShouldBe(content);
    }

    private static async Task<string> BeginAsync(ServerFixture server)
    {
        using var response = await server.SendAsync(HttpMethod.Post, "/v2/a/blobs/uploads/");
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.GetValues("Range").ShouldBe(["0-0"]);
        return response.Headers.Location!.ToString();
    }

    private static Task<HttpResponseMessage> PatchAsync(ServerFixture server, string location, string content, string range) =>
        server.SendAsync(HttpMethod.Patch, location, new StringContent(content), ("Content-Range", range));

    // Sends less than it promised, waits until the server has stored that, and cuts the connection.
    private static async Task SendCutPatchAsync(ServerFixture server, string location, ReadOnlyMemory<byte> content, int promised)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Registry.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PATCH {location} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {promised}\r\n\r\n"));
        await stream.WriteAsync(content);
        var upload = new FileInfo(Directory.GetFiles(Path.Combine(server.Root, "uploads")).Single());
        while (upload.Length < content.Length)
        {
            await Task.Yield();
            upload.Refresh();
        }

        client.Client.Close(timeout: 0);
    }
}
