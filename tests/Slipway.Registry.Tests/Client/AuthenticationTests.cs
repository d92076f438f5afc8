using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

public sealed class AuthenticationTests
{
    private const string Password = "correct-horse-battery";

    [Fact]
    public async Task Basic_is_sent_after_the_first_refusal_and_then_at_once()
    {
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Basic("me", Password)), server => server with { Token = Password });
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Requests.Take(3).ShouldBe(["HEAD /v2/a/manifests/v1", "HEAD /v2/a/manifests/v1", $"HEAD /v2/a/manifests/{root.Digest}"]);
    }

    [Fact]
    public async Task Given_bearer_token_is_sent_as_it_is()
    {
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Bearer(Password)), server => server with { Token = Password });
        await fixture.Client.PingAsync(fixture.Proxy.Address, default);
    }

    [Fact]
    public async Task Missing_credentials_are_an_error_with_the_way_out()
    {
        await using var fixture = await ClientFixture.StartAsync(null, server => server with { Token = Password });
        var exception = await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.PingAsync(fixture.Proxy.Address, default));
        exception.Message.ShouldContain("there are none for it");
        exception.Message.ShouldContain($"docker login {fixture.Proxy.Address}");
    }

    [Fact]
    public async Task Wrong_password_is_refused_twice_and_no_more_and_never_shown()
    {
        const string Wrong = "wrong-password";
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Basic("me", Wrong)), server => server with { Token = Password });
        var exception = await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default));
        exception.Status.ShouldBe(HttpStatusCode.Unauthorized);
        exception.ToString().ShouldNotContain(Wrong);
        fixture.Proxy.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refusal_without_a_challenge_is_an_error()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Status(401));
        (await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.PingAsync(fixture.Proxy.Address, default))).Message.ShouldContain("does not say which authentication");
        fixture.Proxy.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refusals_in_a_loop_end_after_two_requests()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Status(401, ("WWW-Authenticate", tokens.Challenge("repository:a:pull"))));
        await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default));
        fixture.Proxy.Requests.Count.ShouldBe(2);
        tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Token_is_fetched_once_for_all_requests_of_a_scope()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Basic("me", Password)));
        tokens.Guard(fixture.Proxy);
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        await fixture.PushAsync(root, "a:v1");
        tokens.Requests.Select(r => r.Query).ShouldBe(
        [
            "?service=test&scope=repository%3Aa%3Apull",
            "?service=test&scope=repository%3Aa%3Apull&scope=repository%3Aa%3Apull%2Cpush",
        ]);
        tokens.Requests.ShouldAllBe(r => r.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Password}")));
    }

    [Fact]
    public async Task Anonymous_caller_gets_a_token_too()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync();
        tokens.Guard(fixture.Proxy);
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
        tokens.Requests.Single().Authorization.ShouldBeEmpty();
    }

    [Fact]
    public async Task Identity_token_is_exchanged_in_a_form()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Identity("refresh-me")));
        tokens.Guard(fixture.Proxy);
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        var request = tokens.Requests.Single();
        request.Body.ShouldContain("grant_type=refresh_token&refresh_token=refresh-me&service=test&scope=repository%3Aa%3Apull");
        request.Query.ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_that_has_ended_is_fetched_anew()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync();
        tokens.Guard(fixture.Proxy);
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        tokens.Requests.Count.ShouldBe(1);
        fixture.Clock.Advance(TimeSpan.FromSeconds(300));
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        tokens.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Token_that_the_registry_forgot_is_fetched_anew_in_the_middle_of_a_push()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var fixture = await ClientFixture.StartAsync();
        tokens.Guard(fixture.Proxy, revokeAt: 5);
        var root = await fixture.BuildIndexAsync("x", "linux/amd64", "linux/arm64");
        await fixture.PushAsync(root, "a:v1");
        await fixture.RequireWholeAsync("a:v1", root);
        tokens.Requests.Count.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(401, "", "refused an anonymous caller with 401")]
    [InlineData(403, "", "refused an anonymous caller with 403")]
    [InlineData(200, "not json", "something that is no token")]
    [InlineData(200, "{}", "answered without a token")]
    public async Task Token_service_that_gives_none_is_an_error(int status, string body, string message)
    {
        await using var tokens = await TokenServer.StartAsync(context => AnswerAsync(context, status, body));
        await using var fixture = await ClientFixture.StartAsync();
        tokens.Guard(fixture.Proxy);
        (await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Token_service_that_fails_in_passing_is_asked_again()
    {
        var failures = 2;
        await using var tokens = await TokenServer.StartAsync(context => Interlocked.Decrement(ref failures) >= 0 ? AnswerAsync(context, 503, "") : TokenServer.GiveAsync(context));
        await using var fixture = await ClientFixture.StartAsync();
        tokens.Guard(fixture.Proxy);
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Credentials_are_not_sent_unencrypted_to_another_machine()
    {
        await using var fixture = await ClientFixture.StartAsync(With(RegistryCredential.Basic("me", Password)));
        fixture.Proxy.Inject((_, _) => new Fault.Status(401, ("WWW-Authenticate", "Bearer realm=\"http://tokens.example.com/token\"")));
        (await Should.ThrowAsync<RegistryAuthenticationException>(() => fixture.Client.PingAsync(fixture.Proxy.Address, default))).Message.ShouldContain("http://tokens.example.com, unencrypted: refused");
    }

    [Fact]
    public void Text_form_of_a_credential_has_no_secret()
    {
        RegistryCredential.Basic("me", "secret").ToString().ShouldBe("user 'me' with a password");
        RegistryCredential.Identity("secret").ToString().ShouldNotContain("secret");
        RegistryCredential.Bearer("secret").ToString().ShouldNotContain("secret");
    }

    internal static Func<RegistryClientOptions, RegistryClientOptions> With(RegistryCredential credential) => options => options with { Credentials = new AnyRegistry(credential) };

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    private sealed class AnyRegistry(RegistryCredential credential) : ICredentialSource
    {
        public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => ValueTask.FromResult<RegistryCredential?>(credential);
    }
}
