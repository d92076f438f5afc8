using System.Text;
using Slipway.Testing;

namespace Slipway.Registry.Tests.Client;

public sealed class DockerCredentialsTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeHelper _helper = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io/v1/", "ghcr.io")]
    [InlineData("localhost:5005", "localhost:5005")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("GHCR.io", "ghcr.io")]
    public async Task Entry_is_found_whatever_form_its_key_has(string key, string registry)
    {
        Write($$$$"""{"auths":{"{{{{key}}}}":{"auth":"{{{{Encode("me:pa:ss")}}}}"}}}""");
        var credential = await FindAsync(registry);
        (credential!.UserName, credential.Password).ShouldBe(("me", "pa:ss"));
        (await FindAsync("other.io")).ShouldBeNull();
    }

    [Fact]
    public async Task Tokens_of_the_file_are_kept_apart_from_passwords()
    {
        Write("""{"auths":{"a.io":{"auth":"","identitytoken":"identity"},"b.io":{"registrytoken":"bearer"},"c.io":{"username":"u","password":"p"},"d.io":{}}}""");
        (await FindAsync("a.io"))!.IdentityToken.ShouldBe("identity");
        (await FindAsync("b.io"))!.RegistryToken.ShouldBe("bearer");
        (await FindAsync("c.io"))!.Password.ShouldBe("p");
        (await FindAsync("d.io")).ShouldBeNull();
    }

    [Fact]
    public async Task Helper_of_the_registry_comes_before_the_store_and_the_file()
    {
        Write($$$$"""{"credHelpers":{"a.io":"ecr"},"credsStore":"desktop","auths":{"a.io":{"auth":"{{{{Encode("file:file")}}}}"}}}""");
        _helper.Answers[("ecr", "a.io")] = (0, """{"ServerURL":"a.io","Username":"AWS","Secret":"s"}""");
        (await FindAsync("a.io"))!.UserName.ShouldBe("AWS");
    }

    [Fact]
    public async Task Store_is_asked_before_the_file_and_the_file_when_it_has_nothing()
    {
        Write($$$$"""{"credsStore":"desktop","auths":{"a.io":{},"b.io":{"auth":"{{{{Encode("file:file")}}}}"}}}""");
        _helper.Answers[("desktop", "a.io")] = (0, """{"Username":"<token>","Secret":"identity"}""");
        _helper.Answers[("desktop", "b.io")] = (1, "credentials not found in native keychain");
        (await FindAsync("a.io"))!.IdentityToken.ShouldBe("identity");
        (await FindAsync("b.io"))!.UserName.ShouldBe("file");
    }

    [Fact]
    public async Task Docker_hub_is_asked_for_by_its_old_name()
    {
        Write("""{"credsStore":"desktop"}""");
        _helper.Answers[("desktop", "https://index.docker.io/v1/")] = (0, """{"Username":"hub","Secret":"s"}""");
        (await FindAsync("docker.io"))!.UserName.ShouldBe("hub");
    }

    [Fact]
    public async Task Missing_helper_is_named_with_the_way_out()
    {
        Write("""{"credHelpers":{"a.io":"ecr"}}""");
        var message = (await Should.ThrowAsync<CredentialException>(() => FindAsync("a.io"))).Message;
        message.ShouldContain("docker-credential-ecr");
        message.ShouldContain("a.io");
        message.ShouldContain("Install it");
    }

    [Fact]
    public async Task Helper_that_talks_nonsense_is_an_error()
    {
        Write("""{"credHelpers":{"a.io":"ecr"}}""");
        _helper.Answers[("ecr", "a.io")] = (0, "nonsense");
        await Should.ThrowAsync<CredentialException>(() => FindAsync("a.io"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"auths":[]}""")]
    public async Task Malformed_file_is_named(string json)
    {
        Write(json);
        (await Should.ThrowAsync<CredentialException>(() => FindAsync("a.io"))).Message.ShouldContain(_directory["config.json"]);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("bm9jb2xvbg==")]
    public async Task Malformed_entry_is_named_without_its_content(string auth)
    {
        Write($$$$"""{"auths":{"a.io":{"auth":"{{{{auth}}}}"}}}""");
        var message = (await Should.ThrowAsync<CredentialException>(() => FindAsync("a.io"))).Message;
        message.ShouldContain("a.io");
        message.ShouldNotContain(auth);
    }

    [Fact]
    public async Task No_file_means_no_credentials() => (await FindAsync("a.io")).ShouldBeNull();

    [Fact]
    public async Task Given_credentials_come_before_others()
    {
        Write($$$$"""{"auths":{"a.io":{"auth":"{{{{Encode("file:file")}}}}"},"b.io":{"auth":"{{{{Encode("file:file")}}}}"}}}""");
        var source = new FixedCredentials(new Dictionary<string, RegistryCredential> { ["a.io"] = RegistryCredential.Basic("given", "p") }, Create());
        (await source.FindAsync("a.io", default))!.UserName.ShouldBe("given");
        (await source.FindAsync("b.io", default))!.UserName.ShouldBe("file");
        (await NoCredentials.Instance.FindAsync("a.io", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/etc/docker", "/etc/docker/config.json")]
    [InlineData("", "/home/me/.docker/config.json")]
    [InlineData(null, "/home/me/.docker/config.json")]
    public void File_is_where_docker_looks_for_it(string? dockerConfig, string expected) =>
        DockerCredentials.Locate(dockerConfig, "/home/me").Replace('\\', '/').ShouldBe(expected);

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Write(string json) => _directory.Write("config.json", json);

    private DockerCredentials Create() => new(_directory["config.json"], _helper);

    private async Task<RegistryCredential?> FindAsync(string registry) => await Create().FindAsync(registry, default);

    private sealed class FakeHelper : ICredentialHelper
    {
        public Dictionary<(string Name, string Server), (int, string)> Answers { get; } = [];

        public Task<(int ExitCode, string Output)> GetAsync(string name, string serverUrl, CancellationToken cancellationToken) =>
            Answers.TryGetValue((name, serverUrl), out var answer) ? Task.FromResult(answer) : throw new IOException($"docker-credential-{name}: not found");
    }
}
