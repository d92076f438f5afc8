using System.Net.Http.Headers;

namespace Slipway.Registry.Tests.Client;

public sealed class ChallengeTests
{
    [Theory]
    [InlineData("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:a/b:pull,push\"", "registry.docker.io", "repository:a/b:pull,push")]
    [InlineData("Bearer realm=\"https://auth.docker.io/token\"", null, null)]
    [InlineData("bearer service=plain, realm=\"https://auth.docker.io/token\"", "plain", null)]
    [InlineData("Bearer Realm=\"https://auth.docker.io/token\" , Scope=\"\"", null, "")]
    public void Bearer_challenges_are_read(string header, string? service, string? scope)
    {
        var challenge = Read(header)!;
        (challenge.IsBearer, challenge.Realm!.ToString(), challenge.Service, challenge.Scope).ShouldBe((true, "https://auth.docker.io/token", service, scope));
    }

    [Fact]
    public void Basic_is_the_second_choice()
    {
        Read("Basic realm=\"x\"")!.IsBearer.ShouldBeFalse();
        Read("Basic realm=\"x\"", "Bearer realm=\"https://auth.docker.io/token\"")!.IsBearer.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Bearer")]
    [InlineData("Bearer service=\"x\"")]
    [InlineData("Bearer realm=\"relative\"")]
    [InlineData("Bearer realm=\"file:///etc/passwd\"")]
    [InlineData("Bearer realm=\"unfinished")]
    public void Other_challenges_are_none(string header) => Read(header).ShouldBeNull();

    private static AuthChallenge? Read(params string[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var header in headers)
        {
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", header);
        }

        return AuthChallenge.Read(response.Headers.WwwAuthenticate);
    }
}
