using System.Net;
using System.Text;

namespace Slipway.Registry.Tests.Server;

public sealed class AccessTests
{
    private const string Token = "0123456789abcdef";

    [Theory]
    [InlineData("Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("bearer " + Token, HttpStatusCode.OK)]
    [InlineData("Basic anybody:" + Token, HttpStatusCode.OK)]
    [InlineData("Basic anybody:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Digest " + Token, HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Token_mode_lets_in_who_has_the_token(string? authorization, HttpStatusCode expected)
    {
        await using var server = await ServerFixture.StartAsync(options => options with { Token = Token });
        var header = authorization is not null && authorization.StartsWith("Basic ", StringComparison.Ordinal)
            ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(authorization[6..]))
            : authorization;
        using var response = await server.SendAsync(HttpMethod.Get, "/v2/", null, header is null ? [] : [("Authorization", header)]);
        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    public async Task Malformed_credentials_are_refused_with_a_challenge(string authorization)
    {
        await using var server = await ServerFixture.StartAsync(options => options with { Token = Token });
        using var response = await server.SendAsync(HttpMethod.Get, "/v2/", null, ("Authorization", authorization));
        await ServerFixture.ErrorAsync(response, HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Basic realm=\"slipway\"");
    }

    [Theory]
    [InlineData("POST", "/v2/a/blobs/uploads/")]
    [InlineData("PUT", "/v2/a/manifests/v1")]
    [InlineData("DELETE", "/v2/a/manifests/v1")]
    public async Task Read_only_mode_changes_nothing(string method, string path)
    {
        await using var server = await ServerFixture.StartAsync(options => options with { ReadOnly = true });
        using var response = await server.SendAsync(new HttpMethod(method), path);
        (await ServerFixture.ErrorAsync(response, HttpStatusCode.MethodNotAllowed, "UNSUPPORTED")).ShouldContain("read-only");
        (await server.StatusAsync(HttpMethod.Get, "/v2/")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/")]
    [InlineData("/v2/_catalog")]
    [InlineData("/v2/a/unknown/b")]
    public async Task Other_paths_are_not_found(string path)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, path);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.NotFound, "UNSUPPORTED");
    }

    [Theory]
    [InlineData("/v2/A/manifests/v1")]
    [InlineData("/v2//manifests/v1")]
    [InlineData("/v2/a/%2e%2e/b/manifests/v1")]
    [InlineData("/v2/_tags/manifests/v1")]
    [InlineData("/v2/a%2f..%2f..%2fb/manifests/v1")]
    public async Task Names_that_are_none_are_refused(string path)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PATCH", "/v2/a/manifests/v1")]
    [InlineData("POST", "/v2/a/tags/list")]
    [InlineData("PUT", "/v2/a/blobs/uploads/")]
    [InlineData("POST", "/v2/")]
    [InlineData("POST", "/v2/a/blobs/sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    [InlineData("POST", "/v2/a/referrers/sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    public async Task Other_methods_are_refused(string method, string path)
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.SendAsync(new HttpMethod(method), path);
        await ServerFixture.ErrorAsync(response, HttpStatusCode.MethodNotAllowed, "UNSUPPORTED");
    }
}
