using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Tests.Proxy;

/// <summary>A request arrives as it was sent, and so does its answer.</summary>
public sealed class ForwardingTests
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Theory]
    [InlineData("/")]
    [InlineData("/a/b?c=d&c=%20+")]
    [InlineData("/a%2Fb//c%41;x=~")]
    [InlineData("/%E2%82%AC?€=%zz")]
    [InlineData("/.well-known/x%252Fy")]
    [InlineData("/?")]
    public async Task Target_is_passed_on_byte_for_byte(string target)
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync(RawTarget(context)));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        var sent = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(target.Replace("€", "%E2%82%AC", StringComparison.Ordinal)));
        await connection.SendAsync($"GET {sent} HTTP/1.1\nHost: x\nConnection: close\n\n");

        (await connection.ReadToEndAsync()).ShouldContain($"\r\n{sent}\r\n");
    }

    [Theory]
    [InlineData("/a/../b", "/b")]
    [InlineData("/a/./b/%2e%2E/c?d=..", "/a/c?d=..")]
    [InlineData("http://x/a?b", "/a?b")]
    public async Task Target_that_needs_it_is_normalised_before_the_backend_sees_it(string target, string expected)
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync(RawTarget(context)));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync($"GET {target} HTTP/1.1\nHost: x\nConnection: close\n\n");

        (await connection.ReadToEndAsync()).ShouldContain($"\r\n{expected}\r\n");
    }

    [Fact]
    public async Task Status_reason_headers_and_body_of_the_answer_are_passed_on()
    {
        await using var backend = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = 418;
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "Short and stout";
            context.Response.Headers.Append("Set-Cookie", new(["a=1", "b=2"]));
            context.Response.Headers["X-Empty"] = "";
            context.Response.Headers.Server = "teapot";
            context.Response.Headers.Date = "Thu, 01 Jan 2026 00:00:00 GMT";
            return context.Response.WriteAsync("tea");
        });
        await using var proxy = await TestProxy.StartAsync(backend);

        using var response = await Client.GetAsync(proxy.Http);

        ((int)response.StatusCode).ShouldBe(418);
        response.ReasonPhrase.ShouldBe("Short and stout");
        response.Headers.GetValues("Set-Cookie").ShouldBe(["a=1", "b=2"]);
        response.Headers.GetValues("X-Empty").ShouldBe([""]);
        response.Headers.Server.ToString().ShouldBe("teapot");
        response.Headers.Date.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        (await response.Content.ReadAsStringAsync()).ShouldBe("tea");
    }

    [Theory]
    [InlineData("HEAD", 200, 5L)]
    [InlineData("GET", 204, 0L)]
    [InlineData("GET", 304, 0L)]
    public async Task Answer_without_a_body_has_none(string method, int status, long length)
    {
        await using var backend = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentLength = length == 0 ? null : length;
            return Task.CompletedTask;
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        using var request = new HttpRequestMessage(new(method), proxy.Http);

        using var response = await Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentLength.ShouldBe(length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000_000)]
    public async Task Request_bodies_of_known_and_unknown_length_arrive_whole(int size)
    {
        await using var backend = await TestServer.StartAsync(async context =>
        {
            var hash = await SHA256.HashDataAsync(context.Request.Body);
            await context.Response.WriteAsync($"{context.Request.ContentLength?.ToString() ?? "chunked"} {Convert.ToHexString(hash)}");
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        var body = Bytes(size);
        var hash = Convert.ToHexString(SHA256.HashData(body));

        using var known = await Client.PostAsync(proxy.Http, new ByteArrayContent(body));
        using var chunked = await Client.SendAsync(new(HttpMethod.Post, proxy.Http) { Content = new ByteArrayContent(body), Headers = { TransferEncodingChunked = true } });

        (await known.Content.ReadAsStringAsync()).ShouldBe($"{size} {hash}");
        (await chunked.Content.ReadAsStringAsync()).ShouldBe($"chunked {hash}");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(20_000_000, true)]
    [InlineData(20_000_000, false)]
    public async Task Response_bodies_of_known_and_unknown_length_arrive_whole(int size, bool known)
    {
        var body = Bytes(size);
        await using var backend = await TestServer.StartAsync(async context =>
        {
            context.Response.ContentLength = known ? size : null;
            await context.Response.Body.WriteAsync(body);
        });
        await using var proxy = await TestProxy.StartAsync(backend);

        using var response = await Client.GetAsync(proxy.Http, HttpCompletionOption.ResponseHeadersRead);

        response.Content.Headers.ContentLength.ShouldBe(known ? size : null);
        (await response.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(body).ShouldBeTrue();
    }

    [Fact]
    public async Task Headers_with_any_bytes_and_up_to_the_limit_are_passed_on()
    {
        await using var backend = await TestServer.StartAsync(
            context =>
            {
                context.Response.Headers["X-Back"] = context.Request.Headers["X-Long"];
                return Task.CompletedTask;
            });
        await using var proxy = await TestProxy.StartAsync(backend);
        using var request = new HttpRequestMessage(HttpMethod.Get, proxy.Http);
        request.Headers.Add("X-Long", new string('a', 60_000));

        using var response = await Client.SendAsync(request);

        response.Headers.GetValues("X-Back").Single().Length.ShouldBe(60_000);
    }

    [Fact]
    public async Task Content_headers_without_a_body_are_passed_on()
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync($"{context.Request.ContentType} {context.Request.ContentLength}"));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\nContent-Type: text/x\nConnection: close\n\n");

        (await connection.ReadToEndAsync()).ShouldContain("text/x");
    }

    [Fact]
    public async Task Cookies_that_http2_split_are_joined()
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync(string.Join("|", context.Request.Headers.Cookie.ToArray())));
        await using var proxy = await TestProxy.StartAsync(backend);
        using var request = new HttpRequestMessage(HttpMethod.Get, proxy.H2c) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("Cookie", "a=1");
        request.Headers.Add("Cookie", "b=2");

        using var response = await Client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldBe("a=1; b=2");
    }

    [Fact]
    public async Task Clients_of_http_1_0_get_an_answer_that_ends_with_the_connection()
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync("old"));
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.0\n\n");

        (await connection.ReadToEndAsync()).ShouldEndWith("\r\n\r\nold");
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
}
