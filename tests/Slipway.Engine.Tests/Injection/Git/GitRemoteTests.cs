using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Where a repository comes from is read from every form of its URL.</summary>
public sealed class GitRemoteTests
{
    [Theory]
    [InlineData("https://github.com/acme/gateway.git", GitProtocol.Https, "github.com", "acme/gateway")]
    [InlineData("https://github.com/acme/gateway", GitProtocol.Https, "github.com", "acme/gateway")]
    [InlineData("https://github.com/acme/gateway/", GitProtocol.Https, "github.com", "acme/gateway")]
    [InlineData("https://user:token@github.com/acme/gateway.git", GitProtocol.Https, "github.com", "acme/gateway")]
    [InlineData("https://git.acme.example:8443/team/sub/gateway.git", GitProtocol.Https, "git.acme.example:8443", "team/sub/gateway")]
    [InlineData("http://localhost:3000/a/b", GitProtocol.Https, "localhost:3000", "a/b")]
    [InlineData("https://acme@dev.azure.com/acme/My%20Project/_git/gateway", GitProtocol.Https, "dev.azure.com", "acme/My Project/_git/gateway")]
    [InlineData("ssh://git@github.com/acme/gateway.git", GitProtocol.Ssh, "github.com", "acme/gateway")]
    [InlineData("ssh://git@github.com:2222/acme/gateway.git", GitProtocol.Ssh, "github.com", "acme/gateway")]
    [InlineData("git+ssh://git@github.com/acme/gateway.git", GitProtocol.Ssh, "github.com", "acme/gateway")]
    [InlineData("git@github.com:acme/gateway.git", GitProtocol.Ssh, "github.com", "acme/gateway")]
    [InlineData("github.com:acme/gateway", GitProtocol.Ssh, "github.com", "acme/gateway")]
    [InlineData("git@host:/srv/git/gateway.git", GitProtocol.Ssh, "host", "srv/git/gateway")]
    [InlineData("git@[::1]:acme/gateway.git", GitProtocol.Ssh, "[::1]", "acme/gateway")]
    [InlineData("git@ssh.dev.azure.com:v3/acme/project/gateway", GitProtocol.Ssh, "ssh.dev.azure.com", "v3/acme/project/gateway")]
    [InlineData("git://git.acme.example/gateway.git", null, "git.acme.example", "gateway")]
    [InlineData("  https://github.com/acme/gateway.git\n", GitProtocol.Https, "github.com", "acme/gateway")]
    public void Parts_of_a_url_are_told_apart(string url, GitProtocol? protocol, string endpoint, string identifier) =>
        GitRemote.Parse(url).ShouldBe(new GitRemote(protocol, endpoint, identifier));

    [Theory]
    [InlineData("")]
    [InlineData("/srv/git/gateway.git")]
    [InlineData("../gateway")]
    [InlineData("./a:b")]
    [InlineData(@"C:\git\gateway")]
    [InlineData("C:/git/gateway")]
    [InlineData("file:///srv/git/gateway.git")]
    [InlineData("https://")]
    [InlineData("https://github.com/")]
    [InlineData("git@host:")]
    [InlineData("gateway")]
    public void Repository_on_this_machine_is_no_remote(string url)
    {
        GitRemote.Parse(url).ShouldBeNull();
        Should.Throw<FormatException>(() => GitRepository.FromUrl(url)).Message.ShouldStartWith($"'{url}' is no URL of a repository on a host");
    }

    [Fact]
    public void Repository_of_a_url_has_a_name_and_both_addresses()
    {
        var repository = GitRepository.FromUrl("git@gitlab.com:acme/tools/gateway.git", "main");

        (repository.Owner, repository.Name, repository.Branch, repository.Endpoint).ShouldBe(("acme/tools", "gateway", "main", "gitlab.com"));
        (repository.HttpsUrl, repository.SshUrl).ShouldBe(("https://gitlab.com/acme/tools/gateway.git", "git@gitlab.com:acme/tools/gateway.git"));
        repository.ToString().ShouldBe("git@gitlab.com:acme/tools/gateway");
        (repository.LocalDirectory, repository.Head, repository.Commit, repository.Tags.Count).ShouldBe((null, null, null, 0));
        GitRepository.FromUrl("https://github.com/acme/gateway").ToString().ShouldBe("https://github.com/acme/gateway");
    }

    [Fact]
    public void No_text_breaks_reading_and_no_password_comes_out() => Prop.ForAll<NonNull<string>>(text =>
    {
        _ = GitRemote.Parse(text.Get);
        var remote = GitRemote.Parse($"https://user:s3cr3t@host/{Uri.EscapeDataString(text.Get)}/x");
        return remote is null || !remote.ToString().Contains("s3cr3t", StringComparison.Ordinal) || text.Get.Contains("s3cr3t", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();
}
