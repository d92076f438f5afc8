using EndToEnd.Images;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace EndToEnd.Registry;

/// <summary>A Docker engine and the embedded registry.</summary>
public sealed class DockerEngineTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public async Task Docker_pushes_what_it_built_and_our_client_pulls_it()
    {
        await using var docker = await DockerDaemon.StartAsync();
        using var folder = new TempDirectory();
        await using var registry = await EmbeddedRegistry.StartAsync(new EmbeddedRegistryOptions { Root = folder["registry"], Port = 0 }, default);
        folder.Write("context/Dockerfile", "FROM scratch\nCOPY text /text\n");
        folder.Write("context/text", "from docker");
        var reference = $"{registry.Address}/acme/app:v1";
        (await docker.RunAsync("build", "--quiet", "--tag", reference, folder["context"])).ShouldExitWith(0);
        (await docker.RunAsync("push", "--quiet", reference)).ShouldExitWith(0);

        using var client = new RegistryClient(new RegistryClientOptions());
        var layout = await OciLayout.OpenOrCreateAsync(folder["pulled"], default);
        var pulled = await client.PullAsync(Reference.Parse(reference), layout, new PullOptions(), default);
        var manifest = await layout.ReadManifestAsync(pulled.Root, default);
        var entries = new List<string>();
        await foreach (var entry in LayerReader.ReadAsync(layout, manifest.Blobs[1], new TarLimits(), default))
        {
            entries.Add(entry.Path);
        }

        entries.ShouldBe(["text"]);
    }

    [Fact]
    public async Task Docker_pulls_what_our_client_pushed_and_pushes_it_back_without_a_byte()
    {
        await using var docker = await DockerDaemon.StartAsync();
        using var folder = new TempDirectory();
        using var sample = await SampleImage.CreateAsync();
        await using var registry = await EmbeddedRegistry.StartAsync(new EmbeddedRegistryOptions { Root = folder["registry"], Port = 0 }, default);
        using var client = new RegistryClient(new RegistryClientOptions());
        var reference = Reference.Parse($"{registry.Address}/acme/app:v1");
        await client.PushAsync(sample.Layout, sample.Index, reference, new PushOptions(), default);
        (await docker.RunAsync("pull", "--quiet", $"{reference}")).ShouldExitWith(0);
        (await docker.RunAsync("tag", $"{reference}", $"{registry.Address}/acme/app:v2")).ShouldExitWith(0);
        (await docker.RunAsync("push", $"{registry.Address}/acme/app:v2")).ShouldExitWith(0).Output.ShouldContain("Layer already exists");
        (await client.ListTagsAsync(reference, default)).ShouldBe(["v1", "v2"]);
    }

    [Fact]
    public async Task Docker_logs_in_with_the_token_only()
    {
        await using var docker = await DockerDaemon.StartAsync();
        using var folder = new TempDirectory();
        using var sample = await SampleImage.CreateAsync();
        await using var registry = await EmbeddedRegistry.StartAsync(new EmbeddedRegistryOptions { Root = folder["registry"], Port = 0, Token = Token }, default);
        var credentials = new Dictionary<string, RegistryCredential>(StringComparer.Ordinal) { [registry.Address] = RegistryCredential.Bearer(Token) };
        using var client = new RegistryClient(new RegistryClientOptions { Credentials = new FixedCredentials(credentials, NoCredentials.Instance) });
        await client.PushAsync(sample.Layout, sample.Index, Reference.Parse($"{registry.Address}/app:v1"), new PushOptions(), default);

        string[] config = ["--config", folder["docker-config"]];
        (await docker.RunAsync([.. config, "pull", "--quiet", $"{registry.Address}/app:v1"])).ExitCode.ShouldNotBe(0);
        (await docker.RunAsync([.. config, "login", "--username", "anybody", "--password", "wrong-password-of-16", registry.Address])).ExitCode.ShouldNotBe(0);
        (await docker.RunAsync([.. config, "login", "--username", "anybody", "--password", Token, registry.Address])).ShouldExitWith(0);
        (await docker.RunAsync([.. config, "pull", "--quiet", $"{registry.Address}/app:v1"])).ShouldExitWith(0);

        // What docker login stored is what our client finds.
        using var ours = new RegistryClient(new RegistryClientOptions { Credentials = new DockerCredentials(folder["docker-config/config.json"], new NoHelper()) });
        (await ours.ResolveAsync(Reference.Parse($"{registry.Address}/app:v1"), default))!.Digest.ShouldBe(sample.Index.Digest);
    }

    private sealed class NoHelper : ICredentialHelper
    {
        public Task<(int ExitCode, string Output)> GetAsync(string name, string serverUrl, CancellationToken cancellationToken) => throw new IOException("There is none.");
    }
}
