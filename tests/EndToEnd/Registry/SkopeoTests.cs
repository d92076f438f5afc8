using System.Text.Json;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace EndToEnd.Registry;

/// <summary>The embedded registry and our layouts, seen by tools that we did not write.</summary>
public sealed class SkopeoTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public async Task Skopeo_inspects_and_copies_what_our_client_pushed()
    {
        await using var registry = await StartAsync();
        using var sample = await SampleImage.CreateAsync();
        using var client = new RegistryClient(new RegistryClientOptions());
        await client.PushAsync(sample.Layout, sample.Index, Reference.Parse($"{registry.Address}/acme/app:v1"), new PushOptions(), default);

        var inspected = JsonDocument.Parse((await SkopeoAsync("inspect", "--tls-verify=false", $"docker://{registry.Address}/acme/app:v1")).Output).RootElement;
        inspected.GetProperty("Digest").GetString().ShouldBe(sample.Index.Digest.ToString());
        inspected.GetProperty("RepoTags")[0].GetString().ShouldBe("v1");

        await SkopeoAsync("copy", "--all", "--src-tls-verify=false", $"docker://{registry.Address}/acme/app:v1", $"dir:{sample["copied"]}");
        Digest.Of(await File.ReadAllBytesAsync(sample["copied/manifest.json"])).ShouldBe(sample.Index.Digest);
    }

    [Fact]
    public async Task Our_client_pulls_what_skopeo_pushed()
    {
        await using var registry = await StartAsync();
        using var sample = await SampleImage.CreateAsync();
        await SkopeoAsync("copy", "--all", "--dest-tls-verify=false", $"oci:{sample.Layout.Path}:sample", $"docker://{registry.Address}/acme/app:v1");
        using var client = new RegistryClient(new RegistryClientOptions());
        var pulled = await client.PullAsync(Reference.Parse($"{registry.Address}/acme/app:v1"), await OciLayout.OpenOrCreateAsync(sample["pulled"], default), new PullOptions(), default);
        pulled.Root.Digest.ShouldBe(sample.Index.Digest);
        (await client.PushAsync(sample.Layout, sample.Index, Reference.Parse($"{registry.Address}/acme/app:v1"), new PushOptions(), default)).IsUnchanged.ShouldBeTrue();
    }

    [Fact]
    public async Task Skopeo_converts_to_docker_manifests_and_deletes()
    {
        await using var registry = await StartAsync();
        using var sample = await SampleImage.CreateAsync();
        await SkopeoAsync("copy", "--format", "v2s2", "--dest-tls-verify=false", $"oci:{sample.Layout.Path}:sample", $"docker://{registry.Address}/app:docker");
        using var client = new RegistryClient(new RegistryClientOptions());
        (await client.ResolveAsync(Reference.Parse($"{registry.Address}/app:docker"), default))!.MediaType.ShouldBe(MediaTypes.DockerManifest);
        await SkopeoAsync("delete", "--tls-verify=false", $"docker://{registry.Address}/app:docker");
        (await client.ListTagsAsync(Reference.Parse($"{registry.Address}/app"), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Skopeo_logs_in_with_the_token()
    {
        await using var registry = await StartAsync(options => options with { Token = Token });
        using var sample = await SampleImage.CreateAsync();
        await SkopeoAsync("copy", "--all", "--dest-tls-verify=false", "--dest-creds", $"anybody:{Token}", $"oci:{sample.Layout.Path}:sample", $"docker://{registry.Address}/app:v1");
        (await RunningProcess.RunAsync(Skopeo(), ["inspect", "--tls-verify=false", "--no-creds", $"docker://{registry.Address}/app:v1"], AppContext.BaseDirectory)).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task Umoci_unpacks_our_layers_with_modes_and_links()
    {
        var umoci = Tools.Require("umoci", "Debian's umoci");
        using var sample = await SampleImage.CreateAsync("unpacked");
        await SkopeoAsync("copy", $"oci:{sample.Layout.Path}:sample", $"oci:{sample["single"]}:sample");
        (await RunningProcess.RunAsync(umoci, ["unpack", "--rootless", "--image", $"{sample["single"]}:sample", sample["bundle"]], AppContext.BaseDirectory)).ShouldExitWith(0);
        (await File.ReadAllTextAsync(sample["bundle/rootfs/app/text"])).ShouldBe("unpacked");
        File.GetUnixFileMode(sample["bundle/rootfs/app/run"]).ShouldBe(TarEntry.Executable);
        new FileInfo(sample["bundle/rootfs/noise"]).LinkTarget.ShouldBe("usr/share/noise");
    }

    private static string Skopeo() => Tools.Require("skopeo", "Debian's skopeo");

    private static async Task<ProcessOutcome> SkopeoAsync(params string[] arguments) =>
        (await RunningProcess.RunAsync(Skopeo(), arguments, AppContext.BaseDirectory)).ShouldExitWith(0);

    private static async Task<TemporaryRegistry> StartAsync(Func<EmbeddedRegistryOptions, EmbeddedRegistryOptions>? change = null)
    {
        var directory = new TempDirectory();
        var options = new EmbeddedRegistryOptions { Root = directory.Path, Port = 0 };
        return new TemporaryRegistry(directory, await EmbeddedRegistry.StartAsync(change?.Invoke(options) ?? options, default));
    }

    private sealed class TemporaryRegistry(TempDirectory directory, EmbeddedRegistry registry) : IAsyncDisposable
    {
        public string Address => registry.Address;

        public async ValueTask DisposeAsync()
        {
            await registry.DisposeAsync();
            directory.Dispose();
        }
    }
}
