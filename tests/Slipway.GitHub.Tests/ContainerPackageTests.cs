using Microsoft.AspNetCore.Http;
using Slipway.Testing.GitHub;

namespace Slipway.GitHub.Tests;

/// <summary>Versions of container packages, listed and deleted.</summary>
public sealed class ContainerPackageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "orgs")]
    [InlineData(false, "users")]
    public async Task Package_is_where_its_owner_is(bool isOrganization, string folder)
    {
        await using var github = await new GitHubStandIn { IsOrganization = isOrganization, Packages = { ["acme/charts/gateway"] = [(7, "sha256:a", ["v1", "latest"]), (6, "sha256:b", [])] } }.StartAsync();
        using var package = Open(github, "acme/charts/gateway");
        var versions = await package.ListVersionsAsync(Cancel);
        versions.Select(version => (version.Id, version.Digest, string.Join(' ', version.Tags), version.Created.Year)).ShouldBe([(7, "sha256:a", "v1 latest", 2026), (6, "sha256:b", "", 2026)]);
        (await package.DeleteVersionAsync(6, Cancel)).ShouldBeTrue();
        github.Requests.ShouldBe(["GET /users/acme", $"GET /{folder}/acme/packages/container/charts%2Fgateway/versions?per_page=100", $"DELETE /{folder}/acme/packages/container/charts%2Fgateway/versions/6"]);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        await using var github = await new GitHubStandIn { PageSize = 2, Packages = { ["acme/charts/app"] = [.. Enumerable.Range(0, 5).Select(i => ((long)i, $"sha256:{i}", Array.Empty<string>()))] } }.StartAsync();
        using var package = Open(github, "acme/charts/app");
        (await package.ListVersionsAsync(Cancel)).Select(version => version.Id).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task List_that_goes_on_at_another_host_is_refused()
    {
        await using var github = await new GitHubStandIn { Packages = { ["acme/app"] = [] } }.StartAsync();
        github.Interrupt = (number, context) =>
        {
            context.Response.Headers.Link = "<https://elsewhere.test/?page=2>; rel=\"next\"";
            return number == 1 ? AnswerAsync(context, "[]") : Task.FromResult(false);
        };
        using var package = Open(github, "acme/app");
        (await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel))).Message.ShouldContain("elsewhere.test");
    }

    [Fact]
    public async Task Package_that_is_not_there_has_no_versions()
    {
        await using var github = await new GitHubStandIn { Packages = { ["acme/app"] = [] } }.StartAsync();
        using var package = Open(github, "acme/other");
        (await package.ListVersionsAsync(Cancel)).ShouldBeEmpty();
        (await package.DeleteVersionAsync(1, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Last_tagged_version_is_refused_in_githubs_words()
    {
        await using var github = await new GitHubStandIn { Packages = { ["acme/app"] = [(1, "sha256:a", ["v1"])] } }.StartAsync();
        using var package = Open(github, "acme/app");
        (await Should.ThrowAsync<GitHubException>(() => package.DeleteVersionAsync(1, Cancel))).Message.ShouldContain("the last tagged version");
        github.Packages["acme/app"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_token_is_named_and_not_shown()
    {
        await using var github = await new GitHubStandIn { Packages = { ["acme/app"] = [] } }.StartAsync();
        using var package = new ContainerPackage("acme/app", new GitHubOptions { Api = github.Api, Token = "wrong-one" });
        var error = await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel));
        error.Message.ShouldContain("Bad credentials. The token is missing, wrong or has ended");
        error.Message.ShouldNotContain("wrong-one");
    }

    [Fact]
    public async Task Answer_that_is_none_is_an_error()
    {
        await using var github = await new GitHubStandIn { Packages = { ["acme/app"] = [] } }.StartAsync();
        github.Interrupt = (_, context) => AnswerAsync(context, "<html>");
        using var package = Open(github, "acme/app");
        (await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel))).Message.ShouldContain("not what the API promises");
    }

    [Theory]
    [InlineData("app")]
    [InlineData("acme/")]
    [InlineData("/app")]
    public void Repository_needs_an_owner(string repository) => Should.Throw<FormatException>(() => new ContainerPackage(repository, new GitHubOptions())).Message.ShouldContain($"'{repository}'");

    [Fact]
    public void Token_goes_to_encrypted_addresses_only() => Should.Throw<ArgumentException>(() => new ContainerPackage("acme/app", new GitHubOptions { Api = new Uri("http://api.github.test") }));

    private static async Task<bool> AnswerAsync(HttpContext context, string body)
    {
        await context.Response.WriteAsync(body, Cancel);
        return true;
    }

    private static ContainerPackage Open(GitHubStandIn github, string repository) => new(repository, new GitHubOptions { Api = github.Api, Token = GitHubStandIn.Token });
}
