using Slipway.GitHub;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing.GitHub;

namespace Slipway.Release.Tests.Cleanup;

/// <summary>Manifests of ghcr.io go through GitHub's API of packages.</summary>
public sealed class GitHubRemovalTests
{
    private static readonly Digest s_old = Digest.Of("old"u8);
    private static readonly Digest s_other = Digest.Of("other"u8);
    private static readonly HashSet<string> s_going = new(StringComparer.Ordinal) { "v0.0.0-main-0000001", "stage-1" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_of_the_digest_goes_and_no_other()
    {
        await using var github = await StartAsync("v0.0.0-main-0000001", "stage-1");
        using var removal = Open(github);
        (await removal.DeleteAsync(s_old, s_going, Cancel)).ShouldBeTrue();
        github.Packages["acme/proxy"].Select(version => version.Digest).ShouldBe([$"{s_other}"]);
        github.Requests.Count(request => request.StartsWith("GET /orgs", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Version_that_got_another_tag_since_the_plan_was_made_stays()
    {
        await using var github = await StartAsync("v0.0.0-main-0000001", "v1.0.0");
        using var removal = Open(github);
        (await removal.DeleteAsync(s_old, s_going, Cancel)).ShouldBeFalse();
        github.Packages["acme/proxy"].Count.ShouldBe(2);
        github.Requests.ShouldAllBe(request => request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_that_is_gone_is_no_error()
    {
        await using var github = await StartAsync();
        using var removal = Open(github);
        (await removal.DeleteAsync(Digest.Of("gone"u8), s_going, Cancel)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ghcr.io/acme/proxy", true)]
    [InlineData("ghcr.io/acme/charts/gateway", true)]
    [InlineData("quay.io/acme/proxy", false)]
    [InlineData("localhost:5005/local/proxy", false)]
    public void Registry_chooses_the_way(string repository, bool isGitHub)
    {
        using var client = new RegistryClient(new RegistryClientOptions());
        using var removal = ManifestRemovals.For(Reference.Parse(repository), client, new GitHubOptions());
        (removal is GitHubRemoval).ShouldBe(isGitHub);
    }

    private static Task<GitHubStandIn> StartAsync(params string[] tags) =>
        new GitHubStandIn { Packages = { ["acme/proxy"] = [(1, $"{s_old}", tags), (2, $"{s_other}", ["v0.9.0"])] } }.StartAsync();

    private static GitHubRemoval Open(GitHubStandIn github) => new(new ContainerPackage("acme/proxy", new GitHubOptions { Api = github.Api, Token = GitHubStandIn.Token }));
}
