using System.Globalization;
using System.Text;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace Slipway.Release.Tests.Cleanup;

/// <summary>Cleaning a real registry on loopback.</summary>
public sealed class RepositoryCleanupTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _folder = new();
    private readonly RegistryClient _client = new(new RegistryClientOptions { MaximumAttempts = 1 });
    private EmbeddedRegistry? _registry;
    private OciLayout? _layout;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Reference Repository => Reference.Parse($"{_registry!.Address}/acme/proxy");

    public async ValueTask InitializeAsync()
    {
        _registry = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0 }, Cancel);
        _layout = await OciLayout.OpenOrCreateAsync(_folder["layout"], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _registry!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Old_development_version_goes_with_its_platforms_and_what_is_about_it_and_nothing_else()
    {
        var shared = await ManifestAsync("shared");
        var old = await PushIndexAsync("v0.0.0-main-0000001", 90, shared, await ManifestAsync("own"));
        var release = await PushIndexAsync("v1.0.0", 90, shared);
        var aboutOld = await PushAboutAsync(old);
        var aboutRelease = await PushAboutAsync(release);

        (await CleanAsync()).ShouldBe(3);

        (await _client.ListTagsAsync(Repository, Cancel)).ShouldBe(["v1.0.0"]);
        (await ExistsAsync(old)).ShouldBeFalse();
        (await ExistsAsync(aboutOld)).ShouldBeFalse();
        (await ExistsAsync(await ManifestAsync("own"))).ShouldBeFalse();
        (await ExistsAsync(release)).ShouldBeTrue();
        (await ExistsAsync(shared)).ShouldBeTrue();
        (await ExistsAsync(aboutRelease)).ShouldBeTrue();
        (await CleanAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_an_index_within_a_kept_index_needs_stays()
    {
        var deep = await ManifestAsync("deep");
        var inner = await PushIndexAsync("v0.0.0-main-0000001", 90, deep);
        var release = await PushIndexAsync("v1.0.0", 90, inner);
        var old = await PushIndexAsync("v0.0.0-main-0000002", 90, deep, await ManifestAsync("own"));

        (await CleanAsync()).ShouldBe(2);

        (await ExistsAsync(old)).ShouldBeFalse();
        (await ExistsAsync(release)).ShouldBeTrue();
        (await ExistsAsync(inner)).ShouldBeTrue();
        (await ExistsAsync(deep)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_about_something_that_is_about_the_image_goes_too()
    {
        var old = await PushIndexAsync("v0.0.0-main-0000001", 90);
        var signature = await PushAboutAsync(await PushAboutAsync(old));

        (await CleanAsync()).ShouldBe(3);

        (await ExistsAsync(signature)).ShouldBeFalse();
    }

    [Fact]
    public async Task Planning_deletes_nothing()
    {
        var old = await PushIndexAsync("v0.0.0-main-0000001", 90);

        (await PlanAsync()).ShouldHaveSingleItem().Deletes.ShouldBeTrue();

        (await ExistsAsync(old)).ShouldBeTrue();
    }

    [Fact]
    public async Task Repository_that_does_not_exist_has_nothing_to_clean() => (await CleanAsync()).ShouldBe(0);

    private Task<IReadOnlyList<CleanupVerdict>> PlanAsync() =>
        new RepositoryCleanup(_client, Repository).PlanAsync(new CleanupRules { Now = Now, KeepNewest = 0 }, Cancel);

    private async Task<int> CleanAsync() => await new RepositoryCleanup(_client, Repository).DeleteAsync(await PlanAsync(), new RegistryRemoval(_client, Repository), Cancel);

    private async Task<bool> ExistsAsync(Descriptor manifest) => await _client.ResolveAsync(Repository.WithDigest(manifest.Digest), Cancel) is not null;

    private async Task<Descriptor> PushIndexAsync(string tag, int days, params Descriptor[] platforms)
    {
        var index = new ImageIndex
        {
            Manifests = platforms,
            Annotations = new Dictionary<string, string> { [AnnotationKeys.Created] = Now.AddDays(-days).ToString("O", CultureInfo.InvariantCulture), ["tag"] = tag },
        };
        var root = await _layout!.WriteBlobAsync(OciJson.Serialize(index), MediaTypes.ImageIndex, Cancel);
        await _client.PushAsync(_layout, root, Repository.WithTag(tag), new PushOptions(), Cancel);
        return root;
    }

    private async Task<Descriptor> PushAboutAsync(Descriptor subject)
    {
        var about = new ImageManifest { ArtifactType = "application/vnd.example.note", Config = Descriptor.Empty, Layers = [Descriptor.Empty], Subject = subject };
        await _layout!.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, Cancel);
        var root = await _layout.WriteBlobAsync(OciJson.Serialize(about), MediaTypes.ImageManifest, Cancel);
        await _client.PushAsync(_layout, root, Repository.WithDigest(root.Digest), new PushOptions(), Cancel);
        return root;
    }

    private async Task<Descriptor> ManifestAsync(string content)
    {
        var layer = await _layout!.WriteBlobAsync(Encoding.UTF8.GetBytes(content), MediaTypes.LayerTar, Cancel);
        await _layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, Cancel);
        return await _layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = Descriptor.Empty, Layers = [layer] }), MediaTypes.ImageManifest, Cancel);
    }
}
