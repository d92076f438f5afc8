using System.Net;
using Gateway.Hosting.Routing;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Tests.Proxy;

/// <summary>Rewritten prefixes and redirects.</summary>
public sealed class RewriteTests
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Theory]
    [InlineData("/foo", "/xyz", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo", "/xyz", "/foo", "/xyz")]
    [InlineData("/foo", "/xyz", "/foo/", "/xyz/")]
    [InlineData("/foo/", "/xyz/", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo", "/", "/foo/bar", "/bar")]
    [InlineData("/foo", "/", "/foo/", "/")]
    [InlineData("/foo", "/", "/foo", "/")]
    [InlineData("/", "/xyz", "/a?b=c", "/xyz/a?b=c")]
    [InlineData("/a/b", "/x", "/%61/b/c%2Fd?e", "/x/c%2Fd?e")]
    [InlineData("/foo", "/ä b", "/foo/c", "/%C3%A4%20b/c")]
    public async Task Prefix_is_replaced_and_the_rest_stays_as_the_client_wrote_it(string prefix, string replacement, string target, string expected)
    {
        await using var backend = await TestServer.StartAsync(context => context.Response.WriteAsync(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget));
        await using var proxy = await TestProxy.StartAsync(TestProxy.To(backend) with { Path = prefix, RewritePrefix = replacement });
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync($"GET {target} HTTP/1.1\nHost: x\nConnection: close\n\n");

        (await connection.ReadToEndAsync()).ShouldContain($"\r\n{expected}\r\n");
    }

    public static TheoryData<Redirect, string?, int, string> Redirects() => new()
    {
        { new(), null, 302, "http://a.test:81/old/x?q=%20" },
        { new("https"), null, 302, "https://a.test/old/x?q=%20" },
        { new("https", Port: 8443, Status: 301), null, 301, "https://a.test:8443/old/x?q=%20" },
        { new(Host: "b.test", Status: 308), null, 308, "http://b.test:81/old/x?q=%20" },
        { new("http", "b.test", 80, 307), "/new", 307, "http://b.test/new/x?q=%20" },
    };

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Redirect_keeps_what_it_does_not_change(Redirect redirect, string? rewrite, int status, string location)
    {
        await using var proxy = await TestProxy.StartAsync(new RouteSpec { Path = "/old", Redirect = redirect, RewritePrefix = rewrite });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy.Http, "/old/x?q=%20")) { Headers = { Host = "a.test:81" } };

        using var response = await Client.SendAsync(request);

        response.StatusCode.ShouldBe((HttpStatusCode)status);
        response.Headers.GetValues("Location").ShouldBe([location]);
    }
}
