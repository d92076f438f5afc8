using Gateway.Hosting.Routing;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>Which headers are passed on, added and taken away.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Headers_of_the_connection_stay_on_it_both_ways()
    {
        var headers = await SendAsync("""
            Connection: keep-alive, X-Named, Content-Length, close
            X-Named: 1
            Keep-Alive: timeout=5
            Proxy-Connection: keep-alive
            Proxy-Authorization: Basic eA==
            TE: trailers, deflate
            HTTP2-Settings: x
            Upgrade: h2c
            X-Kept: 1
            """);

        headers.ShouldContainKeyAndValue("X-Kept", "1");
        foreach (var name in (string[])["X-Named", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "TE", "HTTP2-Settings", "Upgrade", "Connection"])
        {
            headers.ShouldNotContainKey(name);
        }
    }

    [Fact]
    public async Task Response_headers_of_the_connection_stay_on_it()
    {
        await using var backend = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.Connection = "X-Named";
            context.Response.Headers["X-Named"] = "1";
            context.Response.Headers.KeepAlive = "timeout=5";
            context.Response.Headers["X-Kept"] = "1";
            return Task.CompletedTask;
        });
        await using var proxy = await TestProxy.StartAsync(backend);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);

        await connection.SendAsync("GET / HTTP/1.1\nHost: x\n\n");
        var head = await connection.ReadUntilAsync("\n\n");

        head.ShouldContain("X-Kept: 1");
        head.ShouldNotContain("X-Named");
        head.ShouldNotContain("Keep-Alive");
    }

    [Fact]
    public async Task Backend_learns_client_scheme_and_host_and_the_way_of_the_request()
    {
        var headers = await SendAsync("X-Forwarded-For: 6.6.6.6\nX-Forwarded-Proto: gopher\nX-Forwarded-Host: evil\nForwarded: for=6.6.6.6\nVia: 1.0 before\nConnection: X-Forwarded-For");

        headers["Host"].ShouldBe("shop.test:81");
        headers["X-Forwarded-For"].ShouldBe("127.0.0.1");
        headers["X-Forwarded-Proto"].ShouldBe("http");
        headers["X-Forwarded-Host"].ShouldBe("shop.test:81");
        headers["Via"].ShouldBe("1.0 before, 1.1 gateway");
        headers.ShouldNotContainKey("Forwarded");
    }

    [Fact]
    public async Task Trusted_forwarding_headers_are_kept_and_extended()
    {
        var headers = await SendAsync("X-Forwarded-For: 10.0.0.1\nX-Forwarded-Proto: https\nX-Forwarded-Host: outer\nForwarded: for=10.0.0.1", null, "--trust-forwarded=true");

        headers["X-Forwarded-For"].ShouldBe("10.0.0.1, 127.0.0.1");
        headers["X-Forwarded-Proto"].ShouldBe("https");
        headers["X-Forwarded-Host"].ShouldBe("outer");
        headers["Forwarded"].ShouldBe("for=10.0.0.1");
    }

    [Fact]
    public async Task Rules_remove_then_set_then_add_request_headers()
    {
        var rules = new HeaderRules
        {
            Remove = ["cookie", "X-Both"],
            Set = new Dictionary<string, string> { ["x-set"] = "new", ["X-Both"] = "set", ["Content-Type"] = "text/y", ["X-Forwarded-Proto"] = "wss" },
            Add = new Dictionary<string, string> { ["X-ADDED"] = "2" },
        };

        var headers = await SendAsync("Cookie: a=1\nX-Both: old\nX-Set: old\nX-Added: 1\nContent-Type: text/x", rules);

        headers.ShouldNotContainKey("Cookie");
        headers["X-Set"].ShouldBe("new");
        headers["X-Both"].ShouldBe("set");
        headers["X-Added"].ShouldBe("1, 2");
        headers["Content-Type"].ShouldBe("text/y");
        headers["X-Forwarded-Proto"].ShouldBe("wss");
    }

    [Fact]
    public async Task Rules_change_response_headers()
    {
        await using var backend = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.Server = "secret";
            context.Response.Headers["X-Added"] = "1";
            return context.Response.WriteAsync("ok");
        });
        var route = TestProxy.To(backend) with
        {
            ResponseHeaders = new()
            {
                Remove = ["server"],
                Set = new Dictionary<string, string> { ["Strict-Transport-Security"] = "max-age=1" },
                Add = new Dictionary<string, string> { ["X-Added"] = "2" },
            },
        };
        await using var proxy = await TestProxy.StartAsync(route);
        using var client = new HttpClient();

        using var response = await client.GetAsync(proxy.Http);

        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=1"]);
        response.Headers.GetValues("X-Added").ShouldBe(["1", "2"]);
    }

    /// <summary>The request headers that the backend sees.</summary>
    private static async Task<Dictionary<string, string>> SendAsync(string headers, HeaderRules? rules = null, params string[] options)
    {
        var seen = new TaskCompletionSource<Dictionary<string, string>>();
        await using var backend = await TestServer.StartAsync(context =>
        {
            seen.SetResult(context.Request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value.ToArray()), StringComparer.OrdinalIgnoreCase));
            return Task.CompletedTask;
        });
        await using var proxy = await TestProxy.StartAsync(TestProxy.To(backend) with { RequestHeaders = rules }, options);
        await using var connection = await RawConnection.OpenAsync(proxy.Http);
        await connection.SendAsync($"GET / HTTP/1.1\nHost: shop.test:81\n{headers}\n\n");
        return await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
