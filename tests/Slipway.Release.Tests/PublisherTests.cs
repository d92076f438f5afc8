using Slipway.Oci;
using Slipway.Registry;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>Publishing against a real registry on loopback.</summary>
public sealed class PublisherTests : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();
    private readonly RegistryClient _client = new(new RegistryClientOptions { MaximumAttempts = 1 });
    private EmbeddedRegistry? _registry;
    private OciLayout? _layout;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private EmbeddedRegistry Registry => _registry!;

    private OciLayout Layout => _layout!;

    public async ValueTask InitializeAsync()
    {
        _registry = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0 }, Cancel);
        _layout = await OciLayout.OpenOrCreateAsync(_folder["layout"], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task First_run_pushes_everything_and_sets_the_tags()
    {
        var item = await ItemAsync("proxy", "content", "v1.0.0", "1.0.0");

        var summary = await new ReleasePublisher(_client, mayMove: false).PublishAsync([item], Cancel);

        summary.ShouldSatisfyAllConditions(s => s.TagsSet.ShouldBe(2), s => s.BlobsUploaded.ShouldBe(2), s => s.Unchanged.ShouldBeFalse());
        (await _client.ListTagsAsync(Reference.Parse(item.Repository), Cancel)).ShouldBe(["1.0.0", "v1.0.0"]);
    }

    [Fact]
    public async Task Rerun_pushes_nothing()
    {
        var item = await ItemAsync("proxy", "content", "v1.0.0");
        var publisher = new ReleasePublisher(_client, mayMove: false);
        await publisher.PublishAsync([item], Cancel);

        (await publisher.PublishAsync([item], Cancel)).ShouldSatisfyAllConditions(s => s.Unchanged.ShouldBeTrue(), s => s.BytesUploaded.ShouldBe(0));
    }

    [Fact]
    public async Task Tag_that_a_crash_left_out_is_set_by_a_rerun_without_an_upload()
    {
        var item = await ItemAsync("proxy", "content", "v1.0.0");
        var publisher = new ReleasePublisher(_client, mayMove: false);
        await publisher.PublishAsync([item], Cancel);

        var summary = await publisher.PublishAsync([item with { Tags = ["v1.0.0", "1.0.0"] }], Cancel);

        summary.ShouldSatisfyAllConditions(s => s.TagsSet.ShouldBe(1), s => s.BytesUploaded.ShouldBe(0));
    }

    [Fact]
    public async Task Release_with_other_content_stops_before_the_first_push()
    {
        var (image, before) = (await ItemAsync("image", "image", "v1.0.0"), await ItemAsync("chart", "before", "v1.0.0"));
        var publisher = new ReleasePublisher(_client, mayMove: false);
        await publisher.PublishAsync([before], Cancel);
        var after = await ItemAsync("chart", "after", "v1.0.0");

        var error = await Should.ThrowAsync<PublishConflictException>(() => publisher.PublishAsync([image, after], Cancel));

        error.Message.ShouldContain($"published: {before.Root.Digest}");
        error.Message.ShouldContain($"built now: {after.Root.Digest}");
        (await _client.ListTagsAsync(Reference.Parse(image.Repository), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Development_version_moves_its_tag()
    {
        var publisher = new ReleasePublisher(_client, mayMove: true);
        await publisher.PublishAsync([await ItemAsync("proxy", "before", "v0.0.0-main-0123456789ab")], Cancel);
        var after = await ItemAsync("proxy", "after", "v0.0.0-main-0123456789ab");

        (await publisher.PublishAsync([after], Cancel)).TagsSet.ShouldBe(1);

        (await _client.ResolveAsync(after.References.Single(), Cancel))!.Digest.ShouldBe(after.Root.Digest);
    }

    [Fact]
    public async Task Blobs_that_another_item_brought_are_mounted()
    {
        var (first, second) = (await ItemAsync("first", "same", "v1.0.0"), await ItemAsync("second", "same", "v1.0.0"));

        (await new ReleasePublisher(_client, mayMove: false).PublishAsync([first, second], Cancel)).BlobsUploaded.ShouldBe(2);
    }

    [Fact]
    public async Task Registry_that_is_gone_is_named()
    {
        var item = await ItemAsync("proxy", "content", "v1.0.0");
        await Registry.DisposeAsync();

        (await Should.ThrowAsync<RegistryUnavailableException>(() => new ReleasePublisher(_client, mayMove: false).PublishAsync([item], Cancel))).Registry.ShouldBe(Registry.Address);
    }

    [Fact]
    public async Task Items_follow_from_the_release_manifest()
    {
        var image = await ItemAsync("image", "image", "v1.0.0");
        var manifest = new ReleaseManifest
        {
            Identity = new() { Version = "v1.0.0", Reason = "", Time = DateTimeOffset.UnixEpoch, Development = false },
            Images = [new() { Name = "proxy", Digest = image.Root.Digest, Size = 1, Platforms = [], Base = "host", Layout = "layout" }],
            Charts =
            [
                new()
                {
                    Name = "gateway", Version = "1.0.0", AppVersion = "v1.0.0", Digest = image.Root.Digest, Layout = "layout",
                    Package = new() { Path = "gateway-1.0.0.tgz", Digest = image.Root.Digest, Size = 1 },
                },
            ],
        };

        var items = await PublishItems.ReadAsync(manifest, RegistryTarget.Parse("ghcr.io/acme"), _folder.Path, Cancel);

        items.SelectMany(PublishItems.References).Select(reference => $"{reference.Kind} {reference.Reference}")
            .ShouldBe(["image ghcr.io/acme/proxy:v1.0.0", "chart ghcr.io/acme/charts/gateway:1.0.0", "chart ghcr.io/acme/charts/gateway:v1.0.0"]);
        items[0].Size.ShouldBe(image.Root.Size + "{}".Length + "image".Length);
    }

    [Fact]
    public async Task Image_that_is_not_in_the_layout_is_named_with_the_target_that_makes_it()
    {
        var manifest = new ReleaseManifest
        {
            Identity = new() { Version = "v1.0.0", Reason = "", Time = DateTimeOffset.UnixEpoch, Development = false },
            Images = [new() { Name = "proxy", Digest = Digest.Of("nothing"u8), Size = 1, Platforms = [], Base = "host", Layout = "layout" }],
        };

        (await Should.ThrowAsync<ReleaseManifestException>(() => PublishItems.ReadAsync(manifest, RegistryTarget.Parse("ghcr.io/acme"), _folder.Path, Cancel)))
            .Message.ShouldContain("run the target DockerBuild again");
    }

    private async Task<PublishItem> ItemAsync(string name, string content, params string[] tags)
    {
        var layer = await Layout.WriteBlobAsync(System.Text.Encoding.UTF8.GetBytes(content), "application/octet-stream", Cancel);
        var config = await Layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.Empty, Cancel);
        var json = $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.ImageManifest}}","config":{"mediaType":"{{MediaTypes.Empty}}","digest":"{{config.Digest}}","size":2},"layers":[{"mediaType":"application/octet-stream","digest":"{{layer.Digest}}","size":{{layer.Size}}}]}""";
        var root = await Layout.WriteBlobAsync(System.Text.Encoding.UTF8.GetBytes(json), MediaTypes.ImageManifest, Cancel);
        await Layout.TagAsync(root, name, Cancel);
        return new("image", Layout, root, $"{Registry.Address}/acme/{name}", tags, root.Size);
    }
}
